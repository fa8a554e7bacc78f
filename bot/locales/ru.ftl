### Все тексты, которые видит чат, по-русски. Ключи во всех языках одни и те же (это проверяет тест).
### К числам: [one] 1, 21; [few] 2, 3, 4; [many] 5, 11; [other] дроби. После «около», «более» нужен родительный падеж;
### программа берёт тогда [other] вместо [one] и [many] вместо [few], так что [other] — родительный падеж единственного числа.

## Сообщения о событиях

alert-original = [{ $language }]
alert-figures = Цифры: { $figures }
alert-earlier = Ранее: { $figures } ({ $day })
alert-earlier-said = Ранее: { $figures } ({ $day }, { $speaker })
alert-elsewhere = Другие данные ({ $outlet }): { $figures }
alert-source = { $outlet }, { $moment }
alert-coverage = { $outlets ->
    [1] Пишут также: { $names }
    [one] Также сообщает { $outlets } издание: { $names }
    [few] Также сообщают { $outlets } издания: { $names }
   *[other] Также сообщают { $outlets } изданий: { $names }
}
alert-coverage-languages = { $languages ->
    [one] всего { $languages } язык
    [few] всего { $languages } языка
   *[other] всего { $languages } языков
}
alert-more = и ещё { $count }
alert-state-media-only = Пока только по данным государственных СМИ.
alert-denied = Есть опровержение.
alert-late = Доставлено с опозданием: { $hours } ч.
alert-repeated = Возможно, повтор: сеть не подтвердила первую отправку.
alert-translated = Машинный перевод, проверен (язык оригинала: { $language })
alert-shortened = Сокращено автоматически, проверено
alert-undated = Без даты; впервые замечено { $moment }
alert-one-source = Пока один источник.
alert-independent = { $count ->
    [one] { $count } независимый источник
    [few] { $count } независимых источника
   *[other] { $count } независимых источников
}
alert-flash = 🔴
alert-low = ▫️
alert-follow-up = Продолжение
alert-merged = То же событие, что и в другом сообщении здесь:

## Изменения в сюжете, приходят ответом на сообщение

update-title = Новые данные
update-new = Новое: { $figures }
update-before = До этого: { $figures }
update-actor = Теперь также: { $claim }
update-denial = Теперь это опровергают
update-act = { $act ->
    [veto] Наложено вето: { $by }
    [admission] Теперь подтверждает: { $by }
   *[listing] Новые санкции вводит: { $by }
}
update-official = Теперь и официальный источник: { $outlet }
correction-title = Поправка
correction-changed = источник изменил свою публикацию ({ $outlet }).
correction-now = Стало: { $figures }
correction-was = Было: { $figures }
correction-denial-added = Теперь в ней есть опровержение.
correction-denial-removed = Опровержения в ней больше нет.
correction-retraction = В ней сказано, что она исправлена или отозвана.
correction-direction = Теперь в ней указано обратное направление.
correction-name = Теперь в ней названо другое лицо или другой предмет.
correction-unwanted = В ней больше нет того, о чём было сообщение.

## Несколько сюжетов в одном сообщении

catch-up-title = { $count ->
    [1] Подборка: один сюжет, более ранний или пришедший вместе со многими другими:
    [one] Подборка: { $count } сюжет — более ранние новости и то, что пришло разом:
    [few] Подборка: { $count } сюжета — более ранние новости и то, что пришло разом:
   *[other] Подборка: { $count } сюжетов — более ранние новости и то, что пришло разом:
}
catch-up-muted = { $count ->
    [one] Пока в этом чате было тихо, появился { $count } сюжет:
    [few] Пока в этом чате было тихо, появилось { $count } сюжета:
   *[other] Пока в этом чате было тихо, появилось { $count } сюжетов:
}
catch-up-item = { $outlet }, { $day }

## Время

moment = { $day }, { $time } { $zone ->
    [MSK] мск
   *[other] { $zone }
}

## Количества

approx-about = около { $amount }
approx-more-than = более { $amount }
approx-at-least = не менее { $amount }
approx-less-than = менее { $amount }
approx-up-to = до { $amount }
way-dprk-to-russia = { $amount } в Россию
way-russia-to-dprk = { $amount } в КНДР
range = { $low }–{ $high }
unit-container = { $n ->
    [one] { $number } контейнер
    [few] { $number } контейнера
    [many] { $number } контейнеров
   *[other] { $number } контейнера
}
    .name = контейнеры
unit-troop = { $n ->
    [one] { $number } военный
    [few] { $number } военных
    [many] { $number } военных
   *[other] { $number } военного
}
    .name = военные
unit-shell = { $n ->
    [one] { $number } снаряд
    [few] { $number } снаряда
    [many] { $number } снарядов
   *[other] { $number } снаряда
}
    .name = снаряды
unit-round = { $n ->
    [one] { $number } выстрел
    [few] { $number } выстрела
    [many] { $number } выстрелов
   *[other] { $number } выстрела
}
    .name = выстрелы
unit-missile = { $n ->
    [one] { $number } ракета
    [few] { $number } ракеты
    [many] { $number } ракет
   *[other] { $number } ракеты
}
    .name = ракеты
unit-rocket = { $n ->
    [one] { $number } реактивный снаряд
    [few] { $number } реактивных снаряда
    [many] { $number } реактивных снарядов
   *[other] { $number } реактивного снаряда
}
    .name = реактивные снаряды
unit-launcher = { $n ->
    [one] { $number } пусковая установка
    [few] { $number } пусковые установки
    [many] { $number } пусковых установок
   *[other] { $number } пусковой установки
}
    .name = пусковые установки
unit-gun = { $n ->
    [one] { $number } орудие
    [few] { $number } орудия
    [many] { $number } орудий
   *[other] { $number } орудия
}
    .name = орудия
unit-drone = { $n ->
    [one] { $number } беспилотник
    [few] { $number } беспилотника
    [many] { $number } беспилотников
   *[other] { $number } беспилотника
}
    .name = беспилотники
unit-ton = { $n ->
    [one] { $number } тонна
    [few] { $number } тонны
    [many] { $number } тонн
   *[other] { $number } тонны
}
    .name = тонны
unit-barrel = { $n ->
    [one] { $number } баррель
    [few] { $number } барреля
    [many] { $number } баррелей
   *[other] { $number } барреля
}
    .name = баррели
unit-ship = { $n ->
    [one] { $number } судно
    [few] { $number } судна
    [many] { $number } судов
   *[other] { $number } судна
}
    .name = суда
unit-voyage = { $n ->
    [one] { $number } рейс
    [few] { $number } рейса
    [many] { $number } рейсов
   *[other] { $number } рейса
}
    .name = рейсы
unit-worker = { $n ->
    [one] { $number } рабочий
    [few] { $number } рабочих
    [many] { $number } рабочих
   *[other] { $number } рабочего
}
    .name = рабочие
unit-casualty = { $n ->
    [one] { $number } убитый или раненый
    [few] { $number } убитых и раненых
    [many] { $number } убитых и раненых
   *[other] { $number } убитого и раненого
}
    .name = убитые и раненые
unit-killed = { $n ->
    [one] { $number } убитый
    [few] { $number } убитых
    [many] { $number } убитых
   *[other] { $number } убитого
}
    .name = убитые
unit-wounded = { $n ->
    [one] { $number } раненый
    [few] { $number } раненых
    [many] { $number } раненых
   *[other] { $number } раненого
}
    .name = раненые
unit-prisoner = { $n ->
    [one] { $number } пленный
    [few] { $number } пленных
    [many] { $number } пленных
   *[other] { $number } пленного
}
    .name = пленные
unit-engineer = { $n ->
    [one] { $number } военный инженер
    [few] { $number } военных инженера
    [many] { $number } военных инженеров
   *[other] { $number } военного инженера
}
    .name = военные инженеры
unit-railcar = { $n ->
    [one] { $number } вагон
    [few] { $number } вагона
    [many] { $number } вагонов
   *[other] { $number } вагона
}
    .name = вагоны
unit-train = { $n ->
    [one] { $number } поезд
    [few] { $number } поезда
    [many] { $number } поездов
   *[other] { $number } поезда
}
    .name = поезда
unit-officer = { $n ->
    [one] { $number } офицер
    [few] { $number } офицера
    [many] { $number } офицеров
   *[other] { $number } офицера
}
    .name = офицеры
unit-general = { $n ->
    [one] { $number } генерал
    [few] { $number } генерала
    [many] { $number } генералов
   *[other] { $number } генерала
}
    .name = генералы
unit-sapper = { $n ->
    [one] { $number } сапёр
    [few] { $number } сапёра
    [many] { $number } сапёров
   *[other] { $number } сапёра
}
    .name = сапёры
unit-adviser = { $n ->
    [one] { $number } советник
    [few] { $number } советника
    [many] { $number } советников
   *[other] { $number } советника
}
    .name = советники
unit-person = { $n ->
    [one] { $number } человек
    [few] { $number } человека
    [many] { $number } человек
   *[other] { $number } человека
}
    .name = люди
unit-bullet = { $n ->
    [one] { $number } патрон
    [few] { $number } патрона
    [many] { $number } патронов
   *[other] { $number } патрона
}
    .name = патроны
unit-tank = { $n ->
    [one] { $number } танк
    [few] { $number } танка
    [many] { $number } танков
   *[other] { $number } танка
}
    .name = танки
unit-vehicle = { $n ->
    [one] { $number } машина
    [few] { $number } машины
    [many] { $number } машин
   *[other] { $number } машины
}
    .name = машины
unit-aircraft = { $n ->
    [one] { $number } самолёт
    [few] { $number } самолёта
    [many] { $number } самолётов
   *[other] { $number } самолёта
}
    .name = самолёты
unit-brigade = { $n ->
    [one] { $number } бригада
    [few] { $number } бригады
    [many] { $number } бригад
   *[other] { $number } бригады
}
    .name = бригады
unit-company = { $n ->
    [one] { $number } компания
    [few] { $number } компании
    [many] { $number } компаний
   *[other] { $number } компании
}
    .name = компании
unit-artillery_rocket = { $n ->
    [one] { $number } артиллерийская ракета
    [few] { $number } артиллерийские ракеты
    [many] { $number } артиллерийских ракет
   *[other] { $number } артиллерийской ракеты
}
    .name = артиллерийские ракеты
unit-it_worker = { $n ->
    [one] { $number } ИТ-специалист
    [few] { $number } ИТ-специалиста
    [many] { $number } ИТ-специалистов
   *[other] { $number } ИТ-специалиста
}
    .name = ИТ-специалисты
unit-factory = { $n ->
    [one] { $number } завод
    [few] { $number } завода
    [many] { $number } заводов
   *[other] { $number } завода
}
    .name = заводы
unit-entity = { $n ->
    [one] { $number } организация
    [few] { $number } организации
    [many] { $number } организаций
   *[other] { $number } организации
}
    .name = организации
unit-bank = { $n ->
    [one] { $number } банк
    [few] { $number } банка
    [many] { $number } банков
   *[other] { $number } банка
}
    .name = банки
unit-individual = { $n ->
    [one] { $number } физическое лицо
    [few] { $number } физических лица
    [many] { $number } физических лиц
   *[other] { $number } физического лица
}
    .name = физические лица
unit-shipment = { $n ->
    [one] { $number } партия
    [few] { $number } партии
    [many] { $number } партий
   *[other] { $number } партии
}
    .name = партии
unit-dollar = { $n ->
    [one] { $number } доллар
    [few] { $number } доллара
    [many] { $number } долларов
   *[other] { $number } доллара
}
    .name = доллары
unit-euro = { $number } евро
    .name = евро
unit-ruble = { $n ->
    [one] { $number } рубль
    [few] { $number } рубля
    [many] { $number } рублей
   *[other] { $number } рубля
}
    .name = рубли
unit-won = { $n ->
    [one] { $number } вона
    [few] { $number } воны
    [many] { $number } вон
   *[other] { $number } воны
}
    .name = воны
unit-other = { $number } { $unit }

## Команды

start-welcome = Rajin сообщает о поставках оружия и санкциях в отношениях России и КНДР: одно сообщение о каждом событии, с источниками. Если сообщений нет, значит, ничего нового не найдено.
start-subscribed = { $where ->
    [here] Этот чат теперь получает: { $topics }
   *[there] Чат { $chat } теперь получает: { $topics }
}
start-commands = /topics — какие есть темы, /settings — о чём и как сообщать, /help — все команды; /stop отключает все сообщения.
topics-title = { $where ->
    [here] Темы
   *[there] Темы чата { $chat }
}
topics-item-on = ✓ { $name }
topics-item-off = ○ { $name }
topics-hint = { $where ->
    [here] Нажмите на тему или напишите /subscribe НАЗВАНИЕ либо /unsubscribe НАЗВАНИЕ.
   *[there] Нажмите на тему или напишите /subscribe { $name } НАЗВАНИЕ либо /unsubscribe { $name } НАЗВАНИЕ.
}
topics-stopped = { $where ->
    [here] Сообщения здесь отключены; /start включит их снова.
   *[there] Сообщения в чате { $chat } отключены; /start { $name } включит их снова.
}
topics-none = Тем пока нет.
subscribed = { $where ->
    [here] Теперь этот чат получает тему { $topic }.
   *[there] Чат { $chat } теперь получает тему { $topic }.
}
subscribed-already = { $where ->
    [here] Этот чат уже получает тему { $topic }.
   *[there] Чат { $chat } уже получает тему { $topic }.
}
unsubscribed = { $where ->
    [here] Этот чат больше не получает тему { $topic }.
   *[there] Чат { $chat } больше не получает тему { $topic }.
}
unsubscribed-already = { $where ->
    [here] Этот чат и не получает тему { $topic }.
   *[there] Чат { $chat } и не получает тему { $topic }.
}
unsubscribed-nothing-left = { $where ->
    [here] Теперь этот чат не получает никаких сообщений.
   *[there] Теперь чат { $chat } не получает никаких сообщений.
}
topic-unknown = Темы «{ $name }» нет. Есть: { $topics }
topic-missing = Какая тема? Например: { $command } { $example }
stopped = { $where ->
    [here] Сообщений больше не будет. Настройки сохранены; /start включит сообщения снова.
   *[there] Сообщений в чате { $chat } больше не будет. Настройки сохранены; /start { $name } включит сообщения снова.
}
group-admins-only = В группах это могут только администраторы.
not-heard = От одного человека я принимаю не больше { $count } сообщений и нажатий в минуту. Это пропускаю; повторите через минуту.
command-unknown = Команды { $command } я не знаю. /help покажет те, что знаю.
command-unknown-near = Команды { $command } я не знаю. Может быть, { $near }? /help покажет те, что знаю.
commands-only = Я понимаю только команды; их список — /help.
button-relevant = По теме
button-irrelevant = Не по теме
button-duplicate = Повтор
button-story = Сюжет { $story }
button-why = Почему?
button-mute = Не сообщать
button-yes = Да
button-no = Нет
confirmation-dropped = Отменено; ничего не изменилось.
confirmation-unknown = Здесь больше ничего не ждёт подтверждения. Отправьте команду ещё раз.
confirmation-several = Вас здесь ждут несколько вопросов. Напишите, о каком речь:
anonymous-refused = Telegram скрывает здесь, кто вы, а для этой команды это нужно знать. Отправьте её в личном чате со мной.
role-needed = { $role ->
    [owner] Это могут только владельцы этого бота.
    [admin] Это могут только администраторы этого бота.
   *[editor] Это могут только редакторы и администраторы этого бота.
} /help покажет, что можете вы.
command-took-too-long = Команда { $command } выполнялась слишком долго и прервана. Попробуйте позже.
help-title = Что здесь можно написать:
help-more = /help КОМАНДА расскажет о команде подробнее.
help-more-group = Подробнее об одной: { $command }
help-example = Например: { $example }
help-rights = А с вашими правами — ещё и это
help-family = { $family }: { $commands }
topics-near = /topics покажет, какие есть темы и что получает этот чат.
help-aliases = Можно и так: { $names }
help-group = В группах это могут только администраторы.
help-elsewhere = Для канала или группы, где вы администратор, сначала назовите их: { $example }
help-unknown = { $near ->
    [none] Команды { $command } я не знаю. Все команды — /help.
   *[other] Команды { $command } я не знаю. Может быть, { $near }?
}
family-alerts = Сообщения
family-stories = Сюжеты
family-chat = Этот чат
family-lists = Списки слов и темы
family-feeds = Ленты
family-people = Люди
family-program = Программа

help-help = что здесь можно написать
usage-help = [КОМАНДА]
help-start = получать сообщения здесь
usage-start = [ТЕМА]
help-topics = темы и что получает этот чат
help-subscribe = подписаться на тему
usage-subscribe = ТЕМА
help-unsubscribe = отписаться от темы
usage-unsubscribe = ТЕМА
help-stop = отключить все сообщения
more-stop = Настройки сохранятся; /start вернёт сообщения.
help-latest = последние сюжеты
usage-latest = [СКОЛЬКО]
help-story = всё об одном сюжете
usage-story = НОМЕР
more-story = Кто сообщает, цифры, источники. В ответе на сообщение номер не нужен.
help-why = почему сообщили или нет
usage-why = НОМЕР или ССЫЛКА
more-why = В ответе на сообщение номер не нужен. По ссылке на статью скажу, что с ней стало.
help-ledger = кто и когда какие числа назвал
usage-ledger = ЕДИНИЦА
more-ledger = Например, контейнеры, снаряды, солдаты или ракеты, на любом языке.
help-verdict = оценить сообщение
usage-verdict = по_теме|не_по_теме|повтор НОМЕР
more-verdict = В ответе на сообщение номер не нужен. Засчитывается ваша последняя оценка.
help-mute = тишина на время
usage-mute = ВРЕМЯ или сюжет НОМЕР
more-mute = Например: /mute 8ч, /mute до понедельника, а для одного сюжета: /mute сюжет 12. Что придёт за это время, будет потом в одном сообщении; о сюжете, который вы отключили, скажу, только если его отзовут.
help-unmute = прервать тишину
usage-unmute = [сюжет НОМЕР]
help-language = на каком языке я говорю
usage-language = ЯЗЫК
help-settings = как сообщать в этот чат
usage-settings = [НАЗВАНИЕ [ЗНАЧЕНИЕ]]
more-settings = Язык, часовой пояс, о чём сообщать, тихие часы. Названия: language (язык), timezone (часовой пояс), severity (low, routine, flash), languages (языки источников: «en, ko» или все), silent (22:00-07:00 или выкл), edits (вкл или выкл).
help-forgetme = удалить всё об этом чате

## Слова, которые понимаются, когда их пишут, через пробел; слова всех языков действуют везде

time-minutes = мин минута минуту минуты минут
time-hours = ч час часа часов
time-days = д дн день дня дней сутки суток
time-weeks = н нед неделя неделю недели недель
time-until = до
time-weekdays = понедельника вторника среды четверга пятницы субботы воскресенья
time-tomorrow = завтра
words-story = сюжет
words-all = все всё любой
words-on = вкл да
words-off = выкл нет
words-severity-low = всё все
words-severity-routine = обычно обычное
words-severity-flash = важное срочное
verdict-words-relevant = по_теме важно
verdict-words-irrelevant = не_по_теме лишнее неважно
verdict-words-duplicate = повтор дубль

## Ответы о сюжетах

topic-arms-and-sanctions = Оружие, войска, рабочие, технологии и санкции в отношениях России и КНДР
topic-sanctions = Санкции, касающиеся обеих стран: включение в списки, обход, вето, доклады
topic-troops = Северокорейские солдаты, сапёры и рабочие в России, их потери и плен
button-subscribe = Получать { $topic }
button-unsubscribe = Не получать { $topic }
joined-channel = Я теперь в { $chat }. Какие темы туда отправлять?
latest-title = Последнее по темам: { $topics }
latest-place = { $more ->
    [0] { $outlet }, { $day }
   *[other] { $outlet } и ещё { $more }, { $day }
}
latest-hint = /story { $example } расскажет о сюжете подробно.
latest-unclear = «{ $typed }» не подходит: нужно число от 1 до { $most }. Например: /latest 10
latest-no-topics = Этот чат пока не получает ни одной темы; /topics покажет, какие есть.
latest-none = По темам этого чата сюжетов пока нет.
story-missing = Какой сюжет? Напишите номер, например { $command } 12, или { $command } в ответ на сообщение.
story-number-unclear = «{ $typed }» — не номер сюжета. Например: { $command } 12
story-unknown = Сюжета { $number } нет. /latest покажет последние.
story-several = В этом сообщении несколько сюжетов. Какой из них: { $numbers }? Например: { $command } 12
story-merged = Сюжет { $story } теперь часть сюжета { $into }.
story-title = Сюжет { $story }, впервые замечен { $day }
story-tellings = { $count ->
    [one] { $count } публикация
    [few] { $count } публикации
   *[other] { $count } публикаций
}
story-telling = { $outlet } ({ $tier }, { $day }):
story-follows = Это продолжение сюжета { $story }.
story-followed = Продолжение — сюжет { $story }.
story-topics = Темы: { $topics }
tier-official-list = официальный список
tier-government = правительство
tier-wire = информагентство
tier-independent = независимое издание
tier-think-tank = институт
tier-state-media = государственное СМИ
tier-tabloid = таблоид
tier-aggregator = агрегатор
verdict-relevant = Записано: сюжет { $story } — по теме.
verdict-irrelevant = Записано: сюжет { $story } — не по теме.
verdict-duplicate = Записано: о сюжете { $story } уже сообщалось.
verdict-unclear = { $typed ->
    [none] Что вы об этом думаете? Напишите /verdict по_теме 12, /verdict не_по_теме 12 или /verdict повтор 12.
   *[other] «{ $typed }» — не оценка. Напишите /verdict по_теме 12, /verdict не_по_теме 12 или /verdict повтор 12.
}
ledger-title = Что заявлено: { $unit }
ledger-planned = Планируется или ожидается
ledger-capacity = Сколько можно перевезти, вместить или произвести
ledger-denied = Опровергнуто
ledger-claimed = Заявлено
ledger-published = { $day } (дата публикации)
ledger-told = { $count ->
    [one] сообщено { $count } раз
    [few] сообщено { $count } раза
   *[other] сообщено { $count } раз
}
ledger-stories = { $count ->
    [one] сюжет { $numbers }
   *[other] сюжеты { $numbers }
}
ledger-nobody = автор не назван
ledger-earlier = { $count ->
    [one] и ещё { $count } более раннее
   *[other] и ещё { $count } более ранних
}
ledger-missing = Что подсчитать? Например: /ledger контейнеры, /ledger снаряды, /ledger солдаты
ledger-unknown = «{ $typed }» я не считаю. Например: /ledger контейнеры, /ledger снаряды, /ledger солдаты
ledger-empty = Об этом пока никто ничего не заявлял: { $unit }.

## Почему сообщение пришло или почему его не было

why-match = Это подходит теме { $topic }; источник { $outlet } пишет:
why-no-match = Сам текст не подходит ни одной теме; он попал сюда по ссылке.
why-passage = «{ $text }»
why-passage-title = Заголовок: «{ $text }»
why-founder = С этой публикации начался сюжет { $story }.
why-joined = Эта публикация вошла в сюжет { $story }, который начал источник { $outlet }: { $how }.
rung-same-entry = это та же запись
rung-same-link = у неё та же ссылка
rung-same-text = у неё тот же текст
rung-near-duplicate = текст почти тот же
rung-same-event = она о том же событии
rung-by-hand = её туда отнесли вручную
hand-merge = Её сюжет вручную объединён с сюжетом { $story }.
hand-split = Её вручную выделили в отдельный сюжет: { $story }.
hand-move = Её вручную перенесли в сюжет { $story }.
why-told = Об этом здесь сообщено { $moment }.
why-told-in-catch-up = Об этом здесь сообщено { $moment }, в одном сообщении с другими.
why-waits-in-catch-up = Придёт в одном сообщении с другими. { $how }
why-queued = Стоит в очереди и скоро придёт.
why-muted = Ждёт: в этом чате тишина до { $moment }. /unmute её прервёт.
why-again = Ждёт новой попытки, не раньше { $moment }. Попыток было: { $attempts }; последняя не удалась: { $reason }
why-sending = Отправляется прямо сейчас.
why-ambiguous = Возможно, дошло: подтверждения нет. Ждёт решения администратора. Причина: { $reason }
why-dead = Доставить не удалось: сеть отказала. Причина: { $reason }
why-gone = Доставить не удалось: чат был недоступен. Причина: { $reason }
why-expired = Отправлять было уже поздно, сообщение снято. Причина: { $reason }
why-cancelled = Отозвано до отправки. Причина: { $reason }
why-story-muted = О сюжете { $story } здесь не сообщается. /unmute сюжет { $story } это отменит.
why-no-topics = Здесь об этом не сообщалось: чат не получает ни одной темы. /topics покажет, какие есть.
why-other-topics = Здесь об этом не сообщалось: это относится к темам, которых чат не получает: { $topics }.
why-stopped = Здесь об этом не сообщалось: сообщения отключены. /start включит их снова.
why-before = Здесь об этом не сообщалось: это было известно ещё до подписки на тему или пришло при первом чтении ленты. Впервые замечено { $day }
why-too-low = Задержано: здесь сообщается «{ $least }», а это пришло бы только при «{ $severity }». Изменить: /settings severity.
why-other-languages = Задержано: на этих языках об этом ещё никто не пишет: { $languages }. Изменить: /settings languages.
why-withheld = Задержано из-за настроек, которые были у чата тогда.
why-round-up = Прочитано: это обзор нескольких тем, с него сюжет не начинается.
why-rejected = Прочитано { $moment }, но не подошло ни одной теме.
why-rejected-then = Причина была такой: { $reason }
why-topic-misses = Теме { $topic } не подошло: { $what }
why-topic-wants-now = По сегодняшним спискам это подошло бы теме { $topic }; решение принято по прежним.
why-not-polled = Ни одна лента с { $host } здесь не читается. Добавить её может администратор.
why-never-seen = Об этом ничего не известно: этого здесь не было или было больше месяца назад и не подошло ни одной теме. Есть такие ленты с { $host }:
why-feed-paused = { $feed }: приостановлена, не читается.
why-feed-failing = { $feed }: прочитать не удаётся; последний раз удалось: { $since }. Ошибка: { $error }
why-feed-never = никогда
why-feed-new = { $feed }: новая, ещё не читалась.
why-feed-read = { $feed }: последний раз прочитана { $moment }.
reason-own-error = ошибка самой программы, она есть в журнале
reason-nothing-left = показывать больше нечего
reason-story-muted = этот сюжет здесь отключён
reason-retracted = сюжет отозван
reason-message-not-sent = сообщение, на которое это ответ, не было отправлено
reason-too-late = не отправлено вовремя
reason-stopped = сообщения здесь отключены
reason-put-out = Rajin удалили из этого чата
reason-program-ended = программа завершилась во время отправки
reason-merged = сюжет вошёл в сюжет { $story }
lack-absent = нет ничего из { $names }
lack-none-of = нет ничего из { $names }
lack-one-of = что-то из { $names }
lack-origin = источник не тот: нужно { $names }
lack-sentence = { $names } и { $other } нигде не стоят в одном предложении
lack-near = { $names } и { $other } нигде не стоят ближе чем в { $needed } словах друг от друга
lack-too-few = { $names }: найдено { $found }, нужно { $needed }
lack-some = выполнено условий: { $found } из { $needed } ({ $what })
lack-present = есть { $names }, а это исключено
lack-present-nothing = есть то, что исключено
lack-in-field = { $what } { $field }
field-title = в заголовке
field-lead = в первых предложениях
field-text = в тексте

## Как сообщать чату

mute-missing = { $where ->
    [here] Надолго? Например: /mute 8ч, /mute 3 дня, /mute до понедельника или /mute сюжет 12
   *[there] Надолго? Например: /mute { $name } 8ч, /mute { $name } 3 дня, /mute { $name } до понедельника или /mute { $name } сюжет 12
}
mute-unclear = Время «{ $typed }» мне непонятно, или до него больше года. Например: /mute 8ч, /mute 3 дня, /mute до понедельника, /mute до 18:00
muted = { $where ->
    [here] Тишина до { $moment }. Что придёт за это время, будет потом в одном сообщении.
   *[there] Чат { $chat }: тишина до { $moment }. Что придёт за это время, будет там потом в одном сообщении.
}
muted-story = { $where ->
    [here] О сюжете { $story } и его продолжениях больше ни слова, если только его не отзовут.
   *[there] О сюжете { $story } и его продолжениях в чате { $chat } больше ни слова, если только его не отзовут.
}
muted-story-already = { $where ->
    [here] О сюжете { $story } здесь и так не сообщается.
   *[there] О сюжете { $story } в чате { $chat } и так не сообщается.
}
button-unmute = Прервать тишину
unmuted = { $where ->
    [here] Тишина окончена. Сейчас придёт то, что накопилось.
   *[there] Тишина в чате { $chat } окончена. Сейчас туда придёт то, что накопилось.
}
unmuted-already = { $where ->
    [here] В этом чате тишина не включена.
   *[there] В чате { $chat } тишина не включена.
}
unmuted-story = { $where ->
    [here] О сюжете { $story } здесь снова будет сообщаться.
   *[there] О сюжете { $story } в чате { $chat } снова будет сообщаться.
}
unmuted-story-already = { $where ->
    [here] О сюжете { $story } здесь и так сообщается.
   *[there] О сюжете { $story } в чате { $chat } и так сообщается.
}
settings-title = { $where ->
    [here] Настройки
   *[there] Настройки чата { $chat }
}
settings-hint = { $where ->
    [here] Нажмите на настройку или напишите /settings НАЗВАНИЕ ЗНАЧЕНИЕ: language, timezone, severity, languages, silent, edits
   *[there] Нажмите на настройку или напишите /settings { $name } НАЗВАНИЕ ЗНАЧЕНИЕ: language, timezone, severity, languages, silent, edits
}
setting-line = { $label }: { $value }
setting-changed = { $where ->
    [here] Сохранено. { $label }: { $value }
   *[there] Сохранено для чата { $chat }. { $label }: { $value }
}
setting-unknown = { $near ->
    [none] Настройки «{ $name }» нет. Есть: { $names }
   *[other] Настройки «{ $name }» нет. Может быть, /settings { $near }?
}
setting-language = Язык
setting-language-unclear = { $typed ->
    [none] Нажмите на язык или напишите, например, /language ru или /language en.
   *[other] «{ $typed }» — на этом языке я не говорю. Я говорю по-русски, по-английски, по-немецки и по-корейски: /language ru, en, de или ko
}
setting-timezone = Часовой пояс
setting-timezone-value = { $zone } (сейчас { $time })
setting-timezone-unclear = { $typed ->
    [none] Нажмите на пояс или напишите его: /settings timezone Asia/Seoul
   *[other] Часового пояса «{ $typed }» я не знаю. Напишите город или пояс по-английски: /settings timezone Moscow или /settings timezone Asia/Vladivostok
}
setting-severity = О чём сообщать
severity-low = обо всём
severity-routine = обо всём, кроме одиночных таблоидов и государственных СМИ
severity-flash = только об официальных решениях и новых итоговых цифрах
setting-severity-unclear = { $typed ->
    [none] Нажмите на вариант или напишите /settings severity low, routine или flash. Менее важное ждёт, пока его не подтвердят другие источники.
   *[other] «{ $typed }» — не low, не routine и не flash. Например: /settings severity routine
}
setting-languages = Языки источников
setting-all = все
setting-languages-unclear = { $typed ->
    [none] Нажмите на язык или напишите несколько: /settings languages ru, ko. О сюжете будет сообщено, как только о нём напишет источник на одном из них.
   *[other] «{ $typed }» — таких языков я не знаю. Напишите их коды: /settings languages ru, ko или /settings languages все
}
setting-silent = Тихие часы
setting-silent-unclear = { $typed ->
    [none] В эти часы сообщения приходят без звука. Нажмите на вариант или напишите /settings silent 22:00-07:00
   *[other] «{ $typed }» — непонятное время. Напишите, с какого часа до какого: /settings silent 22:00-07:00 или /settings silent выкл
}
setting-edits = Дополнения
setting-edits-unclear = { $typed ->
    [none] Дописывать ли новые источники в само сообщение. Нажмите на вариант или напишите /settings edits выкл
   *[other] «{ $typed }» — не вкл и не выкл. Например: /settings edits выкл
}
setting-on = да
setting-off = нет
setting-there = В командах для чата { $chat } сначала укажите его: { $example }
setting-muted = { $where ->
    [here] Тишина до { $moment }; /unmute её прервёт.
   *[there] Тишина до { $moment }; /unmute { $name } её прервёт.
}
forget-private = Тогда я забуду этот чат: его темы, настройки, сообщения, ваши оценки и любую вашу роль. В журнале изменений вместо вашего имени останется случайное.
forget-group = Тогда я забуду эту группу: её темы, настройки и сообщения. В журнале изменений вместо её имени останется случайное.
forget-there = Тогда я забуду чат { $chat }: его темы, настройки и сообщения. В журнале изменений вместо его имени останется случайное.
forget-final = { $where ->
    [here] Отменить это нельзя. То, что вы видите здесь, останется, пока вы его не удалите. Забыть?
   *[there] Отменить это нельзя. Сообщения в чате { $chat } останутся, пока их там не удалят. Забыть?
}
forgotten = { $where ->
    [here] Всё забыто. /start начнёт заново.
   *[there] Чат { $chat } забыт. /start { $name } начнёт заново.
}
elsewhere-refused = Я не нахожу чата { $name }, которым вы управляете и в котором есть я.

## Команды администраторов

arguments-missing = Чего-то не хватает. Напишите { $command } { $usage }, например: { $example }
arguments-superfluous = Не понимаю «{ $extra }» после { $command }{ $taken }. Ничего не сделано. Напишите { $example }
elsewhere-first = Сначала указывают канал или группу: { $command } { $name } … Ничего не сделано.
topics-days = «{ $option }» — не часть запроса; это принимает { $command }. Ничего не изменено.
arguments-too-many = В одной команде может быть не больше { $most } слов и фраз, а здесь их больше. Ничего не изменено; разделите их на несколько команд.
quote-unclosed = Кавычка { $mark } открыта и не закрыта. Ничего не изменено. Закройте её или уберите. Место: { $place }
subcommand-unknown = У { $command } нет «{ $word }». Есть: { $known }
try-again = Тем временем что-то изменилось. Отправьте { $command } ещё раз.
days-unknown = «{ $text }» не подходит: нужно число дней от { $least } до { $most }.
count-unknown = «{ $text }» не подходит: нужно число от { $least } до { $most }.
button-tell = Сообщить
button-undo = Отменить

# Что показывает проверка списка или темы.
backtest-nothing = За это время статей не сохранено, проверять не на чем.
backtest-looked = { $n ->
    [one] Проверено на { $articles } статье с { $day }
   *[other] Проверено на { $articles } статьях с { $day }
}
backtest-counts = Прибавится { $more }, пропадёт { $fewer }.
backtest-counts-none = Ничего не прибавится и не пропадёт.
backtest-share = Названное встречается в { $percent } % всех статей.
backtest-alerts-more = Это примерно на { $number } { $n ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
} в день больше.
backtest-alerts-fewer = Это примерно на { $number } { $n ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
} в день меньше.
backtest-alerts-same = Число сообщений в день почти не изменится.
backtest-days = По дням: { $days }
backtest-day-more = { $day } +{ $count }
backtest-day-fewer = { $day } −{ $count }
backtest-examples-more = Прибавится, например:
backtest-examples-fewer = Пропадёт, например:
offer-fresh = { $count ->
    [one] Теперь подошла бы { $count } статья последних двух дней. Никому о ней не сообщалось.
    [few] Теперь подошли бы { $count } статьи последних двух дней. Никому о них не сообщалось.
   *[other] Теперь подошли бы { $count } статей последних двух дней. Никому о них не сообщалось.
}
recheck-nothing = Среди статей последних двух дней сообщать не о чем.
recheck-told = Принято статей: { $articles }; новых сюжетов: { $stories }; уйдёт сообщений: { $alerts }.

## Списки слов

keyword-list-title = Списки слов
keyword-list-item = { $list }: { $n ->
    [one] { $count } выражение
    [few] { $count } выражения
   *[other] { $count } выражений
}
keyword-list-hint = /keyword show СПИСОК покажет один, /keyword add СПИСОК ВЫРАЖЕНИЕ дополнит его.
keyword-show-title = { $list }: { $n ->
    [one] { $count } выражение
    [few] { $count } выражения
   *[other] { $count } выражений
}
keyword-show-forms = ⁺ — ищется во всех формах.
keyword-show-hint = /keyword show { $list } ВЫРАЖЕНИЕ покажет одно, /keyword export { $list } выдаст весь список файлом.
keyword-any-language = любой язык
keyword-literal = Ищется так, как написано.
keyword-forms = { $term } ищется и так: { $forms }
keyword-no-list = Списка «{ $list }» нет. Есть: { $lists }
keyword-list-new = Списка { $list } пока нет; есть { $lists }. Создать { $list }?
keyword-unused = Ни одна тема пока не использует @{ $list }; /topic edit добавит его в тему.
keyword-nearly-all = Это встречается почти везде. Всё равно добавить в { $list }?
keyword-common = Слишком короткое или обычное, встретится почти везде: { $terms }. Всё равно добавить в { $list }?
keyword-emptied = В { $list } тогда ничего не останется. Всё равно убрать?
keyword-added = Добавлено в { $list }: { $terms }
keyword-changed = Изменено в { $list }: { $terms }
keyword-same = Уже есть в { $list }: { $terms }
keyword-removed = Убрано из { $list }: { $terms }
keyword-not-there = Нет в { $list }: { $terms }
keyword-near = Может быть, это: { $terms }
keyword-too-many = В списке может быть не больше { $most } выражений, а в { $list } стало бы больше.
keyword-too-many-words = В одной команде может быть не больше { $most } слов и фраз, а здесь их больше. Ничего не изменено. Разделите их на несколько команд или отправьте все одним файлом: его принимает /keyword import, а образец выдаёт /keyword export.
keyword-import-what = Отправьте файл с подписью /keyword import или напишите эту команду в ответ на файл. Образец выдаст /keyword export.
keyword-import-same = Файл ничего не меняет: всё уже так.
keyword-import-title = Списки из этого файла станут точно такими, как в нём. Остальные не изменятся. Продолжить?
keyword-import-list = { $list }: добавить { $added }, убрать { $gone }, изменить { $changed }
keyword-import-new-list = { $list } (новый): добавить { $added }
keyword-import-common = Слишком короткое или обычное, встретится почти везде: { $terms }
keyword-import-nearly-all = То, что добавляет файл, встречается почти везде.
keyword-imported = Готово.
keyword-import-undo = Отменить всё это: { $command }
keyword-exported = Списки: { $lists }. Измените файл и отправьте обратно с подписью /keyword import.
list-name = «{ $list }» не годится как название списка: сначала буква от a до z, затем не больше 39 знаков: a–z, цифры, «-» и «_».
language-mark-unknown = «{ $tag }» — не язык. Пишите lang=ko, lang=de и так далее.
forms-need-language = Чтобы искать все формы, нужен язык: добавьте, например, lang=ru.
file-too-long = Файл слишком длинный. Читается не больше { $most } байт.
file-no-yaml = Файл не читается как YAML.
file-no-yaml-line = Файл не читается как YAML; ошибка в строке { $line }.
file-aliases = В строке { $line } якорь или ссылка (& или *). Напишите само значение или возьмите его в кавычки.
file-name-twice = «{ $name }» стоит в строке { $first } и ещё раз в строке { $line }. Ничего не изменено. Объедините их.
file-term-twice = «{ $term }» стоит в { $list } дважды, с разными языками, исключениями или формами. Ничего не изменено. Объедините их.
file-no-lists = В файле нет списков или их больше { $most }. /keyword export покажет, как он должен выглядеть.
file-shape = Файл устроен не так, как я умею читать; место: { $place }. /keyword export покажет, как он должен выглядеть.
log-nothing = Изменений пока не было.
log-item = #{ $number } { $moment }, { $who }: { $what }
log-undone = (отменено)
log-hint = Отменить изменение: { $command }.
undo-nothing = Отменять нечего.
undo-unknown = Изменения «{ $text }» здесь нет. Номера есть в журнале.
undo-before = Изменение #{ $number } уже отменено.
undo-list-gone = Изменение #{ $number } отменить нельзя: списка { $list } больше нет.
undo-list-needed = Изменение #{ $number } отменить нельзя: в созданном им списке { $list } есть выражения, или его использует тема.
undo-query = Изменение #{ $number } отменить нельзя: запрос перестал бы работать. { $problem }
undo-overtaken = Изменение #{ $number } отдельно отменить нельзя: с тех пор то же самое изменено в #{ $later } ({ $who }). Сначала отмените его: { $command }
undo-subscribed = Изменением #{ $number } создана тема { $topic }, и её уже { $chats ->
    [one] получает { $chats } чат
    [few] получают { $chats } чата
   *[other] получают { $chats } чатов
}. /topic remove { $topic } уберёт её, но сначала спросит.
undo-empties = Тогда ничего не останется в: { $lists }
undo-common = Слишком короткое или обычное, встретится почти везде: { $terms }
undo-nearly-all = То, что при этом вернётся, встречается почти везде.
undo-question = Всё равно отменить { $numbers }?
undo-kept = Осталось так, как изменено с тех пор: { $terms }
undo-kept-item = { $term } (#{ $number }, { $who })
undone = Отменено: #{ $number } { $what }
undone-same = Всё и так как до #{ $number }: { $what }

## Ошибки в запросе или выражении

query-malformed = { $problem } Место ошибки — после ▸: { $place }
query-cannot-stand = «{ $text }» здесь стоять не может.
query-quote-open = Кавычка открыта и не закрыта.
query-list-name = «@{ $name }» — не список: название начинается с буквы и состоит из a–z, цифр, «-» и «_».
query-field-unknown = Поля «{ $name }:» нет. Есть { $known }; текст с «:» берите в кавычки.
query-number = После { $word } нужно число от 1 до { $most }, как здесь: { $example }.
query-function-unknown = Функции «{ $name }» нет. Есть sentence(a, b), near/5(a, b) и atleast/2(a, b, c).
query-too-long = В запросе может быть не больше { $most } знаков, а здесь { $length }.
query-empty = Запрос пуст.
query-no-language = «{ $value }» — не язык. Пишите, например, lang:ko.
query-no-tier = Вида источников «{ $value }» нет. Есть: { $tiers }.
query-two-arguments = Для { $function } нужны два аргумента через запятую.
query-asks-too-much = { $function } требует больше, чем дано аргументов: { $count }.
query-argument-missing = Для { $function } не хватает аргумента: выражения или @списка.
query-only-or = Внутри sentence, near и atleast выражения соединяет только OR.
query-part-unknown = Части ${ $name } выше нет. Задайте её в начале: ${ $name } = (…)
query-part-twice = Часть ${ $name } задана дважды.
query-part-brackets = То, что означает ${ $name }, пишется в скобках: ${ $name } = (…)
query-part-unused = Часть ${ $name } нигде не используется.
query-part-late = Часть ${ $name } задана слишком поздно: части задаются перед самим запросом.
query-too-large = Если раскрыть все части, в запросе больше { $most } знаков и слов.
query-too-deep = Скобки вложены глубже { $most } раз.
query-never-closed = Не закрыта скобка «(», знак { $at }.
query-ends-early = Запрос обрывается.
query-comma = Запятая только разделяет аргументы; число вроде «7,000» берите в кавычки.
query-close = Эта «)» ничего не закрывает, или перед ней ничего нет.
query-no-list = Списка @{ $name } нет. Может быть: { $offered }.
query-wants-all = Подошли бы и статьи, в которых ничего не найдено: рядом с NOT, outlet:, lang: и tier: нужно выражение.
query-dash-first = «{ $text }» начинается с дефиса. В запросе исключают словом NOT: «судно NOT туризм».
term-exception = В «{ $exception }» нет «{ $term }», поэтому исключением это не будет.
term-form-star = Форма — это слова без «*».
term-too-long = В выражении может быть не больше { $most } знаков, а здесь { $length }.
term-no-letter = В выражении нужна буква или цифра.
term-dash-first = «{ $text }» — исключение, но перед ним нет выражения. Сначала напишите выражение, потом то, внутри чего его не искать: «шар* -шарф».
term-star-inside = «*» может стоять в конце слова или в начале выражения, но не внутри.
term-star-first = С «*» может начинаться только первое слово выражения.
term-too-common = «{ $text }» нашлось бы почти везде: напишите больше букв, не меньше { $least }.
term-quote = Осталась лишняя кавычка.
term-behind-exception = После исключения могут стоять только исключения.
forms-star = У слова с «*» на конце и так найдутся все окончания.
forms-language = Форм этого языка я не знаю: «{ $language }». Знаю: { $known }.
forms-too-many = Форм больше { $most }. Возьмите меньше изменяемых слов.

## Темы, для администраторов

topics-there = Тема { $name } уже есть; /topic edit её изменит.
topics-name = «{ $name }» не годится как название темы: от 1 до 40 букв, цифр, «-» и «_».
topics-nearly-all = Теме { $topic } подошло бы почти всё. Всё равно сохранить?
topics-added = Тема { $topic } создана.
topics-set = Тема { $topic } изменена; новые статьи теперь оцениваются по ней.
topics-small-operator = «{ $word }» ищется как слово; оператор — { $operator }.
topics-test-whole = Всё, что тема { $topic } находит сейчас, как если бы она была новой:
topics-subscribe-hint = Её пока никто не получает: /subscribe { $topic }
topics-remove-title = Удалить тему { $topic }? { $chats ->
    [0] Её не получает ни один чат.
    [one] Её получает { $chats } чат.
    [few] Её получают { $chats } чата.
   *[other] Её получают { $chats } чатов.
}
topics-removed = Тема { $topic } удалена вместе с подписками. «Отменить» вернёт и то и другое.
topics-subscribers = { $chats ->
    [0] Её не получает ни один чат.
    [one] Её получает { $chats } чат.
    [few] Её получают { $chats } чата.
   *[other] Её получают { $chats } чатов.
}

## Ленты

feed-there = { $url } уже есть.
feed-added = Добавлена лента { $title } ({ $tier }); записей сейчас: { $count }.
feed-baseline = То, что в ней есть, сохранено без сообщений; сообщать буду о том, что придёт дальше.
feed-tested = { $title }; записей: { $count }
feed-newest = Самая новая: { $moment }.
feed-refused = { $url } читать нельзя: это не общедоступный адрес или вовсе не адрес в сети.
feed-gone = { $url }: сервер отвечает, что ленты больше нет.
feed-status = { $url }: сервер отвечает ошибкой { $status }.
feed-unreachable = { $url }: сейчас недоступно.
feed-too-heavy = { $url }: чтение требует слишком много ресурсов.
feed-unreadable = { $url }: это не лента, которую можно прочитать.
feed-tier = Вида источников «{ $word }» нет. Есть: { $tiers }
feed-unknown = Ленты «{ $text }» нет. Номера и названия покажет /feed list.
feed-none = Лент пока нет; /feed add АДРЕС добавит первую.
feed-none-such = «{ $word }»: таких лент нет.
feed-none-failing = Сбоев у лент нет.
feed-none-paused = Приостановленных лент нет.
feed-list-title = Лент: { $count }
feed-list-hint = /feed pause, resume или remove НОМЕР. /feed list failing покажет, что не читается.
feed-item = #{ $number } { $title } ({ $tier })
feed-item-paused = приостановлена
feed-item-failing = неудач подряд: { $count }
feed-item-new = ещё не читалась
feed-item-read = прочитана { $moment }
feed-pause-done = Лента { $title } приостановлена.
feed-resume-done = Лента { $title } снова читается. То, что в ней уже есть, сохранено без сообщений.
feed-remove-question = Удалить ленту { $title } ({ $url })? Записи из неё останутся: { $count }.
feed-remove-done = Лента { $title } удалена.
feed-import-what = Отправьте файл OPML с подписью /feed import или напишите её в ответ на файл.
feed-import-unreadable = Файл не читается как OPML. В нём может быть не больше { $most } лент и не должно быть DTD.
feed-import-refused = Ничего не добавлено: { $url } читать нельзя.
feed-imported = Добавлено лент: { $added }; уже были: { $known }.
feed-exported = Лент: { $count }

## Люди

role-unknown = «{ $word }» — не роль, которую можно дать. Есть admin и editor.
person-unknown = «{ $text }» — не идентификатор. Укажите номер или полный идентификатор в сети, например telegram:1234 или matrix:@ann:example.org; имя может взять себе кто угодно.
admin-added = { $person }: теперь { $role ->
    [admin] администратор
   *[editor] редактор
}.
admin-same = { $person }: уже { $role ->
    [admin] администратор
   *[editor] редактор
}.
admin-removed = { $person }: больше не { $role ->
    [admin] администратор
   *[editor] редактор
}.
admin-unknown = { $person }: не администратор и не редактор.
admin-owner = { $person }: владелец; это меняют только настройки программы.
admin-last = Тогда не останется никого, кто может давать права. Сначала сделайте администратором кого-нибудь ещё.
admin-none = Владельцев, администраторов и редакторов пока нет.
admin-list-title = Кто что может
admin-item-owner = { $person }: владелец
admin-item = { $person }: { $role ->
    [admin] администратор
   *[editor] редактор
}, с { $day }, кто назначил: { $who }
invite-private = Код сработает у любого, кто его прочтёт: попросите его в личном чате со мной.
invite-made = Кто первым отправит этот код, тот станет { $role ->
    [admin] администратором
   *[editor] редактором
}. Код сработает один раз; он действует { $hours } ч:
invite-hint = Передайте его только одному человеку.
redeem-unknown = Код неверный, уже использован или устарел. Попросите новый.
redeem-already = У вас и так не меньше прав ({ $role ->
    [owner] владелец
    [admin] администратор
   *[editor] редактор
}), поэтому код не использован.
redeemed = Теперь вы { $role ->
    [admin] администратор
   *[editor] редактор
}.
redeemed-hint = /help покажет, что вы теперь можете.
redeemed-group = Это действует везде, а не только в этой группе. /help покажет, что вы теперь можете.

## Сюжеты вручную

story-number-unknown = Сюжета «{ $text }» нет. Номера есть в /latest.
article-unknown = Статьи { $article } нет ни в одном сюжете.
merge-question = Объединить сюжет { $other } с сюжетом { $story }? Сообщения в чатах будут исправлены, заново никому ничего не придёт.
merge-same = Это и так один сюжет: { $story }
merged = Сюжет { $other } теперь часть сюжета { $story }; статей в нём: { $count }.
split-question = Выделить из сюжета { $story } новый сюжет (статей: { $count })? Заново никому ничего не придёт.
split-question-tell = Выделить из сюжета { $story } новый сюжет (статей: { $count }) и сообщить о нём?
split-impossible = Из сюжета { $story } это выделить нельзя: все названные статьи должны быть в нём, и одна должна остаться.
split-done = Из сюжета { $story } выделен сюжет { $new }.
split-told = { $count ->
    [0] Ни один чат о нём не узнает.
    [one] О нём узнает { $count } чат.
    [few] О нём узнают { $count } чата.
   *[other] О нём узнают { $count } чатов.
}
move-question = Перенести статью { $article } из сюжета { $origin } в сюжет { $story }?
move-impossible = Статью { $article } нельзя перенести в сюжет { $story }: она уже там, или в её сюжете больше ничего нет.
moved = Статья { $article } из сюжета { $origin } теперь в сюжете { $story }.
retract-question = Отозвать сюжет { $story }? Везде, где о нём сообщалось, сообщение будет зачёркнуто и получит ответ.
retract-no-reason = Причина не указана, а читателям она нужна: /retract { $story } ПРИЧИНА
retract-too-long = Причина — не длиннее { $most } знаков, а здесь их { $length }. Ничего не изменено; скажите короче.
retract-before = Сюжет { $story } уже отозван.
retracted = Сюжет { $story } отозван: исправлено сообщений — { $edited }, ответов в чатах — { $answered }, снято до отправки — { $dropped }.
retracted-untold = Сюжет { $story } отозван. О нём ещё никому не сообщали.
retracted-copies = Чаты, где может остаться второй экземпляр, который я не могу исправить ({ $count }): { $chats }
retraction-edit = Отозвано
retraction-reply = Отозвано: не принимайте это сообщение во внимание.
retraction-reason = Причина: { $reason }

## Программа

stats-title = Статистика
stats-day = За 24 часа: статей { $articles }, подошло { $wanted }, новых сюжетов { $stories }, сообщений { $alerts }
stats-week = За 7 дней: статей { $articles }, подошло { $wanted }, новых сюжетов { $stories }, сообщений { $alerts }
stats-chats = Чаты: получают сообщения { $active }, всего известно { $all }
stats-topic = { $topic }; чатов: { $count }
health-never = никогда
health-feeds = Ленты: читаются { $ok } из { $polled }, приостановлено { $paused }
health-feed = #{ $number } { $title }; неудач подряд: { $count }
health-read = Последнее чтение: { $moment }
health-sent = Последняя отправка: { $moment }
health-waiting = В очереди: { $count }, пора отправить: { $due }
health-trouble = Не отправлено: { $dead }, неясно: { $ambiguous }
health-oldest = Самое давнее ждёт с { $moment }.
health-more = Все покажет /feed list failing.
outbox-title = В очереди: { $count }, пора отправить: { $due }, отправляются: { $sending }
outbox-fine = Неудач нет.
outbox-none-dead = Окончательно не отправленных сообщений нет.
outbox-trouble = Не отправлено: { $dead }, неясно: { $ambiguous }
outbox-item-dead = ⚠ { $id } → { $chat } ({ $kind }): не отправлено, попыток: { $attempts }
outbox-item-ambiguous = ? { $id } → { $chat } ({ $kind }): возможно, дошло
outbox-item-story = (сюжет { $story })
delivery-answer = ответ
delivery-alert = сообщение
delivery-catch-up = подборка
delivery-update = новые данные
delivery-correction = поправка
delivery-retraction = отзыв сообщения
delivery-digest = обзор
delivery-coverage = список источников
delivery-notice = извещение
outbox-hint = /outbox retry { $id } отправит одно ещё раз, /outbox retry all — всё, что не удалось отправить.
outbox-unknown = Среди неотправленного «{ $text }» нет, или таких несколько; /outbox покажет всё.
outbox-impossible = Это отправить ещё раз уже нельзя; /outbox покажет, что можно.
outbox-again = { $count ->
    [one] Ещё раз отправляется { $count } сообщение.
    [few] Ещё раз отправляются { $count } сообщения.
   *[other] Ещё раз отправляются { $count } сообщений.
}
announce-title = От тех, кто ведёт этого бота
announce-too-long = Не больше { $most } знаков, а здесь { $length }.
announce-question = { $count ->
    [0] Это не получил бы ни один чат:
    [one] Отправить это в { $count } чат?
    [few] Отправить это в { $count } чата?
   *[other] Отправить это в { $count } чатов?
}
announced = { $count ->
    [one] Отправляется в { $count } чат.
    [few] Отправляется в { $count } чата.
   *[other] Отправляется в { $count } чатов.
}
audit-item = #{ $number } { $moment }, { $who }, { $place }: { $what }
audit-nothing = ничего
# Что стоит в журнале изменений: что сделано и с чем.
record-keywords-add = выражения добавлены
record-keywords-remove = выражения убраны
record-keywords-prune = формы убраны
record-keywords-import = список загружен
record-keywords-create = список создан
record-topics-set = тема изменена
record-topics-remove = тема удалена
record-feeds-add = лента добавлена
record-feeds-remove = лента удалена
record-feeds-pause = лента приостановлена
record-feeds-resume = лента снова читается
record-feeds-refused = адрес отклонён
record-stories-merge = сюжеты объединены
record-stories-split = сюжет разделён
record-stories-move = статья перенесена
record-retract = сюжет отозван
record-recheck-tell = сообщено позже
record-admin-add = права даны
record-admin-remove = права отняты
record-invite = создан код
record-subscribe = подписка на тему
record-unsubscribe = отписка от темы
record-mute = тишина в чате
record-mute-story = сюжет отключён
record-unmute-story = сюжет снова включён
record-chat-state = состояние чата
record-chat-settings = настройки чата
record-chat-moved = чат переехал
record-forget = чат забыт
record-announce = объявление для всех
record-outbox-retry = отправлено ещё раз
record-undo = отменено: изменение #{ $number }
record-story = сюжет { $story } в чате { $chat }
record-value-active = получает сообщения
record-value-stopped = отключён
record-value-unreachable = недоступен
record-value-forgotten = забыт
record-value-paused = приостановлена
record-value-admin = администратор
record-value-editor = редактор

## Для чего команды администраторов, что стоит за их названием, и пример

help-keyword = списки слов, которые ищутся
help-keyword-add = добавить выражения в список
usage-keyword-add = СПИСОК ВЫРАЖЕНИЕ … [lang=ru] [forms]
more-keyword-add = Можно сразу несколько выражений; кавычки держат слова вместе. Что начинается с -, то исключение для выражения перед ним: шар* -шарф. title:NK ищется только в заголовках, слово* — с любым окончанием. lang=ru задаёт язык всех; с языком forms добавит все формы каждого слова.
example-keyword-add = arms Коксан "пушка М1989"
help-keyword-remove = убрать выражения из списка
usage-keyword-remove = СПИСОК ВЫРАЖЕНИЕ …
more-keyword-remove = Достаточно самих слов; исключения называть не нужно.
example-keyword-remove = arms Коксан
help-keyword-list = показать списки
help-keyword-show = показать список или одно его выражение
usage-keyword-show = СПИСОК [ВЫРАЖЕНИЕ]
example-keyword-show = arms
help-keyword-test = показать, что изменение прибавит и что отнимет
usage-keyword-test = [add | remove] СПИСОК ВЫРАЖЕНИЕ … [days=14]
more-keyword-test = Ничего не меняет. Сравнивает сохранённые статьи последних дней с выражениями и без них; remove проверит, что было бы без них.
example-keyword-test = arms Коксан days=7
help-keyword-log = показать последние изменения списков
usage-keyword-log = [СПИСОК] [СКОЛЬКО]
help-keyword-undo = отменить изменение списка
usage-keyword-undo = [НОМЕР …]
more-keyword-undo = Без номера — последнее изменение; номера есть в /keyword log. Что изменено с тех пор, останется.
help-keyword-import = взять списки из файла YAML
more-keyword-import = Списки из файла станут точно такими, как в нём, остальные не изменятся. Сначала покажет, что изменится, и спросит.
help-keyword-export = выдать списки файлом YAML
usage-keyword-export = [СПИСОК …]
help-topic = темы, которые могут получать чаты
help-topic-add = создать тему
usage-topic-add = НАЗВАНИЕ ЗАПРОС
more-topic-add = @список означает все выражения списка; соединяют AND, OR, NOT и скобки; кавычки держат слова вместе.
example-topic-add = ships @dprk AND @russia AND (судно OR порт)
help-topic-edit = дать теме другой запрос
usage-topic-edit = НАЗВАНИЕ ЗАПРОС
example-topic-edit = ships @dprk AND @russia AND судно
help-topic-show = показать запрос темы
usage-topic-show = НАЗВАНИЕ
example-topic-show = arms-and-sanctions
help-topic-remove = удалить тему
usage-topic-remove = НАЗВАНИЕ
example-topic-remove = ships
help-topic-test = показать, что нашёл бы запрос
usage-topic-test = НАЗВАНИЕ [ЗАПРОС] [days=14]
example-topic-test = ships @dprk AND @russia AND судно days=7
help-topic-log = показать последние изменения тем
usage-topic-log = [НАЗВАНИЕ] [СКОЛЬКО]
help-topic-undo = отменить изменение темы
usage-topic-undo = [НОМЕР …]
more-topic-undo = Без номера — последнее изменение; номера есть в /topic log. Более поздние изменения той же темы нужно отменить сначала.
help-recheck = показать, что из последних двух дней подходит теперь; с tell — сообщить об этом
usage-recheck = [tell]
help-feed = ленты, которые читаются
help-feed-add = добавить ленту
usage-feed-add = АДРЕС [tier=wire] [lang=ru] [title="…"]
more-feed-add = Добавляется только то, что читается; что в ленте сейчас, сохранится без сообщений. Виды источников для tier: official_list, government, wire, independent, think_tank, state_media, tabloid, aggregator.
example-feed-add = https://example.org/rss tier=wire
help-feed-list = показать ленты
usage-feed-list = [failing | paused | СЛОВО]
help-feed-test = посмотреть ленту, не добавляя её
usage-feed-test = АДРЕС
example-feed-test = https://example.org/rss
help-feed-pause = приостановить ленту
usage-feed-pause = НОМЕР
example-feed-pause = 12
help-feed-resume = снова читать ленту
usage-feed-resume = НОМЕР
example-feed-resume = 12
help-feed-remove = удалить ленту
usage-feed-remove = НОМЕР
example-feed-remove = 12
help-feed-import = добавить ленты из файла OPML
help-feed-export = выдать ленты файлом OPML
help-stories = объединить или разделить сюжеты вручную
help-stories-merge = объединить два сюжета
usage-stories-merge = СЮЖЕТ СЮЖЕТ
example-stories-merge = 17 23
help-stories-split = выделить статьи в новый сюжет
usage-stories-split = СЮЖЕТ СТАТЬЯ … [tell]
example-stories-split = 17 204 205
help-stories-move = перенести статью в другой сюжет
usage-stories-move = СТАТЬЯ СЮЖЕТ
example-stories-move = 204 23
help-retract = отозвать сюжет везде, где о нём сообщалось
usage-retract = СЮЖЕТ [ПРИЧИНА]
example-retract = 17 Министерство это опровергло
help-admin = кто что может
help-admin-add = назначить администратора или редактора
usage-admin-add = ИДЕНТИФИКАТОР [admin | editor]
example-admin-add = telegram:1234 editor
help-admin-remove = забрать права
usage-admin-remove = ИДЕНТИФИКАТОР
example-admin-remove = telegram:1234
help-admin-list = показать, кто что может
help-invite = создать код, который даёт права
usage-invite = [admin | editor]
help-redeem = ввести код, дающий права
usage-redeem = КОД
example-redeem = 0123456789abcdef0123
help-stats = показать статистику
help-health = показать, что работает и что нет
help-outbox = показать, что ждёт и что не удалось отправить
help-outbox-retry = отправить ещё раз то, что не удалось
usage-outbox-retry = ИДЕНТИФИКАТОР … или all
example-outbox-retry = all
help-announce = написать во все чаты
usage-announce = ТЕКСТ
example-announce = Сегодня вечером сообщений не будет один час.
help-audit = показать, кто что изменил
usage-audit = [СКОЛЬКО]

## Извещения владельцам

notice-account-refused = { $network } больше не принимает учётную запись Rajin. Туда ничего не отправляется; сообщения ждут. Внесите в настройки новый токен и перезапустите Rajin.
notice-second-instance = Учётной записью Rajin в { $network } пользуется другая программа. Чтобы никто не получил одно и то же дважды, Rajin туда сейчас ничего не отправляет; сообщения ждут. Завершите другую программу и перезапустите Rajin.
