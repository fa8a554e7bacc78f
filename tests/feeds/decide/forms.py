"""Pairs of short texts written for the tests: one form of words that two events fill in differently, and copies with small changes."""

Pair = tuple[str, tuple[str, str], tuple[str, str], str]
"""A name for the pair, two texts (title and text), their language."""


def _pair(name: str, language: str, title: str, text: str, *fillings: tuple[str, ...]) -> Pair:
    """One form with two fillings."""
    one, other = fillings
    return name, (title.format(*one), text.format(*one)), (title.format(*other), text.format(*other)), language


ANGARA_EN = "The {0} left Rajin with some 200 containers, according to pictures taken on Tuesday, and was seen a day later at Dunai."
FILLED_TWICE: tuple[Pair, ...] = (
    _pair(
        "who punishes",
        "en",
        "{0} sanctions nine entities over North Korean arms to Russia",
        "{0} has listed nine entities and people for arms deals between North Korea and Russia, its foreign ministry said on Friday.",
        ("Japan",),
        ("Canada",),
    ),
    _pair(
        "who punishes, by countries that no table knows",
        "en",
        "{0} sanctions nine entities over North Korean arms to Russia",
        "{0} has listed nine entities and people for arms deals between North Korea and Russia, its foreign ministry said on Friday.",
        ("Norway",),
        ("Iceland",),
    ),
    _pair(
        "who punishes",
        "de",
        "{0} verhängt Sanktionen gegen neun Firmen wegen Waffen aus Nordkorea für Russland",
        "{0} hat am Freitag neun Firmen auf die Liste gesetzt, die nordkoreanische Waffen nach Russland gebracht haben sollen.",
        ("Japan",),
        ("Kanada",),
    ),
    _pair(
        "who punishes",
        "ko",
        "{0}, 북러 무기거래 관여 9개 단체 제재",
        "{0} 정부는 금요일 북한과 러시아의 무기 거래에 관여한 단체 9곳을 제재 명단에 올리고 자산을 동결한다고 발표했다.",
        ("일본",),
        ("캐나다",),
    ),
    _pair(
        "who punishes",
        "ru",
        "{0} ввела санкции против девяти компаний за поставки оружия из КНДР в Россию",
        "{0} в пятницу внесла в список девять компаний, которые, по ее данным, перевозили оружие из КНДР в Россию.",
        ("Япония",),
        ("Канада",),
    ),
    _pair(
        "who punishes",
        "ja",
        "{0}、北朝鮮の対ロ武器移転で9団体に制裁",
        "{0}政府は金曜日、北朝鮮からロシアへの武器移転に関わった9団体の資産を凍結すると発表した。",
        ("カナダ",),
        ("オーストラリア",),
    ),
    _pair(
        "the Union and Britain",
        "en",
        "{0} puts North Korean general in Russia on its list",
        "{0} on Monday listed a North Korean general who commands soldiers in Russia and froze whatever he may own there.",
        ("EU",),
        ("Britain",),
    ),
    _pair(
        "which way",
        "en",
        "{0} sent {1} forty wagons of military goods, analysts say",
        "{0} has sent {1} at least forty wagons with military goods over the bridge this month, according to analysts who count trains.",
        ("North Korea", "Russia"),
        ("Russia", "North Korea"),
    ),
    _pair(
        "which way",
        "de",
        "Vierzig Waggons mit Rüstungsgütern aus {0} nach {1}",
        "Vierzig Waggons mit Rüstungsgütern sind in diesem Monat aus {0} nach {1} gerollt, wie Beobachter der Grenzbrücke zählten.",
        ("Nordkorea", "Russland"),
        ("Russland", "Nordkorea"),
    ),
    _pair(
        "which way",
        "ko",
        "{0}, {1}에 군수물자 화차 40량 보내",
        "{0}이 {1}에 군수물자를 실은 화차 40량을 보냈다고 국경 다리를 지켜보는 분석가들이 위성사진을 근거로 전했다.",
        ("북한", "러시아"),
        ("러시아", "북한"),
    ),
    _pair(
        "which way",
        "ru",
        "Сорок вагонов военных грузов ушли из {0} в {1}",
        "За месяц из {0} в {1} ушли сорок вагонов с военными грузами, подсчитали наблюдатели у пограничного моста.",
        ("КНДР", "Россию"),
        ("России", "КНДР"),
    ),
    _pair("which ship", "en", "Ship {0} takes North Korean containers to Dunai", ANGARA_EN, ("Angara",), ("Lady R",)),
    _pair(
        "which ship",
        "en",
        "Russian ship {0} seen at Rajin with North Korean containers",
        "The Russian ship {0} was seen at Rajin on Tuesday with containers for Dunai, researchers who bought satellite pictures said.",
        ("Angara",),
        ("Maria",),
    ),
    _pair(
        "which ship",
        "ko",
        "러시아 선박 {0} 나진항서 컨테이너 싣고 두나이로",
        "러시아 화물선 {0}가 화요일 나진항에서 컨테이너를 싣고 두나이로 떠난 모습이 위성사진에 잡혔다고 연구진이 밝혔다.",
        ("앙가라호",),
        ("마리아호",),
    ),
    _pair(
        "which ship",
        "ja",
        "ロシア船{0}、羅津港から軍港へコンテナ輸送",
        "ロシアの貨物船{0}が火曜日、羅津港でコンテナを積んで極東の軍港に向かったことが衛星写真で分かったと研究者が述べた。",
        ("アンガラ",),
        ("マリア",),
    ),
    _pair(
        "which cargo",
        "en",
        "Russia ships {0} to North Korea",
        "Russia has shipped {0} to North Korea as pay for its soldiers, the South Korean spy service told lawmakers behind closed doors.",
        ("Pantsir systems",),
        ("reactor modules",),
    ),
    _pair(
        "which cargo",
        "de",
        "Russland liefert {0} an Nordkorea",
        "Russland hat Nordkorea als Lohn für dessen Soldaten {0} geliefert, wie der südkoreanische Geheimdienst Abgeordneten sagte.",
        ("Pantsir-Systeme",),
        ("Reaktormodule",),
    ),
    _pair(
        "which cargo",
        "ru",
        "Россия передала КНДР {0}",
        "Россия передала КНДР {0} в обмен на отправку солдат, сообщила депутатам разведка Южной Кореи на закрытом заседании.",
        ("комплексы «Панцирь»",),
        ("реакторные модули",),
    ),
    _pair(
        "which fate",
        "en",
        "{0} North Korean soldiers {1} near Kursk",
        "{0} North Korean soldiers were {1} in a drone strike near Kursk at night, a Ukrainian unit that fights there said on its channel.",
        ("Two", "killed"),
        ("Three", "wounded"),
    ),
    _pair(
        "which fate, of as many",
        "en",
        "{0} North Korean soldiers {1} near Kursk",
        "{0} North Korean soldiers were {1} in a drone strike near Kursk at night, a Ukrainian unit that fights there said on its channel.",
        ("Forty", "killed"),
        ("Forty", "wounded"),
    ),
    _pair(
        "which fate",
        "de",
        "{0} nordkoreanische Soldaten bei Kursk {1}",
        "{0} nordkoreanische Soldaten wurden nachts bei Kursk durch eine Drohne {1}, meldete eine ukrainische Einheit, die dort kämpft.",
        ("Zwei", "getötet"),
        ("Drei", "verwundet"),
    ),
    _pair(
        "who speaks",
        "en",
        "{0}: we saw North Koreans unload shells for Russia",
        "{0}, a docker who fled the port, told a court in Oslo that he had seen how {0} and others unloaded crates for the Russian army.",
        ("Viktor Maltsev",),
        ("Igor Sobolenko",),
    ),
    _pair(
        "who punishes",
        "uk",
        "{0} запровадила санкції проти дев'яти компаній за зброю КНДР для Росії",
        "{0} у п'ятницю внесла до списку дев'ять компаній, які, за її даними, возили зброю з КНДР до Росії.",
        ("Японія",),
        ("Канада",),
    ),
    _pair(
        "which way",
        "fr",
        "{0} livre quarante wagons militaires à {1}",
        "{0} a livré ce mois-ci à {1} quarante wagons de matériel militaire, selon des analystes qui observent le pont.",
        ("La Corée du Nord", "la Russie"),
        ("La Russie", "la Corée du Nord"),
    ),
    _pair(
        "which cargo",
        "zh",
        "俄罗斯向朝鲜提供{0}",
        "韩国情报机构在闭门会议上对议员称，俄罗斯已向朝鲜提供{0}，作为派兵的报酬。",
        ("铠甲系统",),
        ("反应堆模块",),
    ),
    _pair("which ship, in a title alone", "en", "{0} docks in Rajin, satellite images show", "", ("Angara",), ("Maria",)),
    _pair("which ship, in a title alone", "de", "Frachter {0} bringt Container aus Nordkorea nach Russland", "", ("Angara",), ("Maria",)),
    _pair(
        "who sends, in a title alone", "en", "{0} sends troops to {1}, Seoul says", "", ("North Korea", "Russia"), ("Russia", "North Korea")
    ),
)

_TITLE = "Seoul's spy agency says North Korea sends Russia more guns"
_TEXT = (
    "North Korea has sent Russia another forty long-range guns by rail since the summer, Seoul's spy agency told lawmakers on Thursday. "
    "The guns went through Khasan under tarpaulins."
)
_SEOULS = "South Korea's"
COPIES: tuple[Pair, ...] = (
    ("another verb", (_TITLE, _TEXT), (_TITLE, _TEXT.replace("told lawmakers", "informed lawmakers")), "en"),
    ("a country for its capital", (_TITLE, _TEXT), (_TITLE.replace("Seoul's", _SEOULS), _TEXT.replace("Seoul's", _SEOULS)), "en"),
    (
        "another word for guns",
        (_TITLE, _TEXT),
        (_TITLE.replace("guns", "artillery pieces"), _TEXT.replace("guns", "artillery pieces")),
        "en",
    ),
    ("another dateline", (_TITLE, f"SEOUL (Reuters) - {_TEXT}"), (_TITLE, f"TOKYO, Nov. 3 (AFP) -- {_TEXT}"), "en"),
    ("another byline", (_TITLE, f"By Anna Keller, Seoul\n{_TEXT}"), (_TITLE, f"By Tom Brandt, Tokyo\n{_TEXT}"), "en"),
    ("another title", (_TITLE, _TEXT), ("Forty more guns cross the border at Khasan", _TEXT), "en"),
    ("another first sentence", (_TITLE, _TEXT), (_TITLE, f"Kyiv asks its friends for help. {_TEXT}"), "en"),
    ("without its end", (_TITLE, _TEXT), (_TITLE, _TEXT.split(". ", maxsplit=1)[0]), "en"),
)
