### Кто говорит, по-русски: страны и организации, их должности и что от кого к кому шло.
### Ключи — из feeds/understand/names.toml, feeds/understand/claims/speakers.toml и cues.toml.

## Стороны. `of` ставит должность перед родительным падежом: «министр обороны Республики Корея»; `adjective` здесь — сам родительный
## падеж, для должностей с `framed`. `number` — "many", где глагол стоит во множественном числе: «США опровергают».

side-south-korea = Республика Корея
    .of = { $office } Республики Корея
    .adjective = Республики Корея
side-dprk = КНДР
    .of = { $office } КНДР
    .adjective = КНДР
side-russia = Россия
    .of = { $office } России
    .adjective = России
side-ukraine = Украина
    .of = { $office } Украины
    .adjective = Украины
side-usa = США
    .of = { $office } США
    .adjective = США
    .number = many
side-japan = Япония
    .of = { $office } Японии
    .adjective = Японии
side-uk = Великобритания
    .of = { $office } Великобритании
    .adjective = Великобритании
side-eu = Евросоюз
    .of = { $office } Евросоюза
    .adjective = Евросоюза
    .short = ЕС
side-un = ООН
    .of = { $office } ООН
    .adjective = ООН
side-msmt = группа по мониторингу санкций MSMT
    .of = { $office } MSMT
    .adjective = MSMT
    .short = MSMT
side-nato = НАТО
    .of = { $office } НАТО
    .adjective = НАТО
side-china = Китай
    .of = { $office } Китая
    .adjective = Китая
side-germany = Германия
    .of = { $office } Германии
    .adjective = Германии
side-france = Франция
    .of = { $office } Франции
    .adjective = Франции
side-canada = Канада
    .of = { $office } Канады
    .adjective = Канады
side-australia = Австралия
    .of = { $office } Австралии
    .adjective = Австралии
side-new-zealand = Новая Зеландия
    .of = { $office } Новой Зеландии
    .adjective = Новой Зеландии

## Должности, в именительном падеже. `whole` — для любой стороны; `framed` — вместо `of` стороны; `alone` — где сторона неизвестна.
## `kind` — "person", если это должность человека, иначе "body"; `number` — "many", где говорят несколько.

office-un-envoy = постпред при ООН
    .kind = person
    .framed = { $side ->
        [un] постпред при ООН
       *[other] постпред { $adjective } при ООН
    }
office-envoy = посол
    .kind = person
office-vice-minister = заместитель министра
    .kind = person
office-defence-minister = министр обороны
    .kind = person
office-foreign-minister = { $side ->
    [usa] госсекретарь
   *[other] министр иностранных дел
}
    .kind = person
office-unification-minister = министр объединения
    .kind = person
office-natural-resources-minister = министр природных ресурсов
    .kind = person
office-prime-minister = премьер-министр
    .kind = person
office-cabinet-secretary = генеральный секретарь кабинета министров
    .kind = person
office-secretary-general = генеральный секретарь
    .kind = person
office-security-adviser = советник по национальной безопасности
    .kind = person
    .framed = { $side ->
        [usa] советник президента США по национальной безопасности
       *[other] советник по национальной безопасности { $adjective }
    }
office-security-council-secretary = { $side ->
    [ukraine] секретарь Совета национальной безопасности и обороны
   *[other] секретарь Совета безопасности
}
    .kind = person
office-national-security-council = { $side ->
    [ukraine] Совет национальной безопасности и обороны
   *[other] Совет национальной безопасности
}
    .kind = body
office-intelligence-chief = глава разведки
    .kind = person
office-military-intelligence = военная разведка
    .kind = body
office-intelligence = разведка
    .kind = body
office-joint-chiefs = Объединённый комитет начальников штабов
    .kind = body
office-general-staff = Генеральный штаб
    .kind = body
office-pentagon = Пентагон
    .kind = body
    .whole = Пентагон
office-state-department = Госдепартамент
    .kind = body
    .whole = Госдепартамент США
office-white-house = Белый дом
    .kind = body
    .whole = Белый дом
office-kremlin = Кремль
    .kind = body
    .whole = Кремль
office-treasury = Министерство финансов
    .kind = body
office-defence-ministry = Министерство обороны
    .kind = body
office-foreign-ministry = { $side ->
    [usa] Госдепартамент
   *[other] МИД
}
    .kind = body
office-unification-ministry = Министерство объединения
    .kind = body
office-interior-ministry = МВД
    .kind = body
office-justice-ministry = Министерство юстиции
    .kind = body
office-prosecutors = прокуратура
    .kind = body
office-finance-minister = министр финансов
    .kind = person
office-panel-of-experts = группа экспертов
    .kind = body
    .whole = группа экспертов ООН
office-sanctions-monitors = группа по мониторингу санкций
    .kind = body
    .whole = группа по мониторингу санкций MSMT
office-security-council = Совет Безопасности
    .kind = body
    .whole = Совет Безопасности ООН
office-coordinating-council = Координационный штаб по вопросам обращения с военнопленными
    .kind = body
office-presidential-office = { $side ->
    [ukraine] офис президента
   *[other] администрация президента
}
    .kind = body
office-president = президент
    .kind = person
    .framed = { $side ->
        [china] председатель КНР
       *[other] президент { $adjective }
    }
office-leader = лидер
    .kind = person
office-parliament-committee = { $side ->
    [usa] Конгресс
   *[other] парламент
}
    .kind = body
office-member-of-parliament = депутат
    .kind = person
    .framed = { $side ->
        [usa] член Конгресса США
       *[other] депутат парламента { $adjective }
    }
office-coast-guard = береговая охрана
    .kind = body
office-military = вооружённые силы
    .kind = body
    .number = many
office-commission = комиссия
    .kind = body
    .framed = { $side ->
        [eu] Еврокомиссия
       *[other] комиссия { $adjective }
    }
office-sister = сестра
    .kind = person
    .whole = сестра Ким Чен Ына
office-government = правительство
    .kind = body
office-minister = министр
    .kind = person
office-ministry = министерство
    .kind = body
    .framed = одно из министерств { $adjective }
office-spokesperson = официальный представитель
    .kind = person
office-former-official = бывший представитель властей
    .kind = person
    .framed = { $side ->
        [eu] бывший представитель Евросоюза
        [un] бывший представитель ООН
        [nato] бывший представитель НАТО
        [msmt] бывший представитель MSMT
       *[other] бывший представитель властей { $adjective }
    }
office-adviser = советник
    .kind = person
    .framed = советник руководства { $adjective }
office-official = { $named ->
    [yes] { $side ->
        [eu] представитель
        [un] представитель
        [nato] представитель
        [msmt] представитель
       *[other] представитель властей
    }
   *[no] официальные лица
}
    .kind = person
    .number = many

## Кто назван буквами, которых читатель не читает, — по тому, кто это.

unnamed-research-group = исследовательский центр
unnamed-analyst = эксперт
unnamed-brigade = воинская часть
unnamed-governor = губернатор

speaker-office = { $office }
speaker-holder = { $office } { $person }
speaker-of-body = { $person }, { $office }
speaker-of-side = { $person } ({ $side })

## Что, откуда, куда и с каких пор. Грузы: «контейнеров с боеприпасами», но «тонн боеприпасов».

goods-munitions = { $unit ->
    [container] с боеприпасами
    [ship] с боеприпасами
    [voyage] с боеприпасами
    [railcar] с боеприпасами
    [train] с боеприпасами
   *[other] боеприпасов
}
goods-weapons = { $unit ->
    [container] с оружием
    [ship] с оружием
    [voyage] с оружием
    [railcar] с оружием
    [train] с оружием
   *[other] оружия
}
goods-food = { $unit ->
    [container] с продовольствием
    [ship] с продовольствием
    [voyage] с продовольствием
    [railcar] с продовольствием
    [train] с продовольствием
   *[other] продовольствия
}
goods-aid = { $unit ->
    [container] с грузом помощи
    [ship] с грузом помощи
    [voyage] с грузом помощи
    [railcar] с грузом помощи
    [train] с грузом помощи
   *[other] помощи
}
goods-oil = { $unit ->
    [container] с нефтью
    [ship] с нефтью
    [voyage] с нефтью
    [railcar] с нефтью
    [train] с нефтью
   *[other] нефти
}

claim-goods = { $unit ->
    [dollar] { $amount } (стоимость { $goods })
   *[other] { $amount } { $goods }
}
claim-dprk-to-russia = { $what } из КНДР в Россию
claim-russia-to-dprk = { $what } из России в КНДР
claim-since = { $what }, с { $since }
claim-planned = планируется: { $what }
claim-capacity = возможный объём: { $what }
claim-enough = { $what } (вместимость: { $capacity })
claim-through = { $what } ({ $outlet })
claim-says = { $number ->
    [many] { $what }, заявляют { $speaker }
   *[one] { $what }, заявляет { $speaker }
}
claim-denied = { $number ->
    [many] { $what }: это опровергают { $speaker }
   *[one] { $what }: это опровергает { $speaker }
}
claim-denied-by-nobody = { $what }: опровергнуто
claim-denied-alone = Опровержение: { $speaker }
claim-unconfirmed = { $figure ->
    [no] { $known ->
        [no] Не подтверждено
       *[yes] Подтверждения нет: { $speaker }
    }
   *[yes] { $known ->
        [no] { $what }: не подтверждено
       *[yes] { $what } — подтверждения нет: { $speaker }
    }
}
claim-of-several = { $speaker }:
claim-item = • { $what }
designation = В санкционный список ({ $by }) внесены: { $listed }
designation-programme = { $what } ({ $programme })
designation-count = { $count ->
    [one] { $count } имя
    [few] { $count } имени
    [many] { $count } имён
   *[other] { $count } имени
}
