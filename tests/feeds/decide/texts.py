"""Texts for tests of the ladder, written for it: one press conference in five languages, a long report, and others near it."""


def _flowing(block: str) -> str:
    """Paragraphs that an empty line parts, each as one line."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in block.split("\n\n"))


SEOUL_EN = (
    "Seoul says North Korea sent Russia 6,700 containers",
    _flowing(
        """
        South Korea's defence minister Shin Won-sik told reporters on Monday that Pyongyang had shipped about 6,700
        containers to Russia since September. They could hold more than 3 million artillery shells of 152 mm, he said. Most
        left through the port of Rajin.
        """
    ),
)
SEOUL_KO = (
    '신원식 "북한, 러시아에 컨테이너 6천700여 개 보내"',
    _flowing(
        """
        신원식 국방부 장관은 26일 기자간담회에서 북한이 지난해 9월 이후 나진항을 통해
        컨테이너 6천700여 개를 러시아로 반출했다고 밝혔다.
        152㎜ 포탄이라면 300만 발 이상이 실릴 수 있는 양이라고 설명했다.
        """
    ),
)
SEOUL_RU = (
    "Сеул: КНДР отправила в Россию 6700 контейнеров",
    _flowing(
        """
        Министр обороны Республики Корея Син Вон Сик сообщил журналистам, что Пхеньян с сентября вывез в Россию через порт
        Раджин около 6700 контейнеров. В них поместилось бы более 3 млн снарядов, сказал он.
        """
    ),
)
SEOUL_DE = (
    "Südkorea: 6.700 Container aus Nordkorea für Russland",
    _flowing(
        """
        Nordkorea hat nach Angaben des südkoreanischen Verteidigungsministers Shin Won-sik seit September rund 6.700
        Container über den Hafen Rajin nach Russland geliefert. Darin hätten mehr als 3 Millionen Granaten Platz, sagte der
        Minister vor Journalisten.
        """
    ),
)
SEOUL_JA = (
    "北朝鮮、ロシアにコンテナ約6700個 韓国国防相",
    "韓国の申源湜国防相は26日、北朝鮮が昨年9月以降、羅津港からロシアへコンテナ約6700個を送ったと述べた。砲弾なら300万発以上。",
)
SEOUL_LATER = (
    "Seoul now counts 7,000 containers from North Korea",
    _flowing(
        """
        South Korea's defence minister Shin Won-sik said on Monday that the North had by now moved about 7,000 containers to
        Russia through Rajin and other ports. In return more than 9,000 containers went the other way, he told reporters.
        """
    ),
)

LONG_TITLE = "A ship between two closed ports"
LONG_TEXT = _flowing(
    """
    The cargo ship Angara has been going back and forth between the North Korean port of Rajin and a military pier in
    Russia's far east for seven months, according to researchers who bought pictures taken from orbit.

    On every passage the vessel switched its transponder off as soon as it left the strait. The researchers followed it
    all the same, by the colour of its hatch covers and by a crane that was never repaired.

    At the pier of Dunai, where submarines lay in Soviet times, the boxes were stacked three high and put on flat
    wagons. From there the tracks lead west, past depots that were half empty two years ago and are being widened now.

    A former harbour pilot said that nobody in the town had seen so much traffic since he was young. He counted the
    lights at night from his kitchen and wrote the numbers on the back of a calendar.

    The owner of the vessel, a company with a letter box in Moscow, did not answer questions. Insurers in London said
    that they had ended the cover long ago, and that a hull without cover would be turned away by any port that keeps
    the rules.

    In the depots further west the boxes were opened under awnings. What lay inside can be guessed only by the shape of
    the crates, which are as long as those in which rockets for old launchers used to be kept.

    Whether the trade will go on through the winter depends on the ice, on two tired engines and on money. The
    researchers mean to look again in spring, when the days are long enough for better pictures.
    """
)
OTHER_TITLE = "Bakers fear for the price of flour"
OTHER_TEXT = _flowing(
    """
    Bakers in the valley say that the price of flour has doubled within a year and that many shops will not outlast
    another harvest like the last one. The guild asked the government for help on Thursday and was told to be patient,
    as the granaries were said to be full.
    """
)


def quarter(text: str) -> str:
    """The first quarter of its words."""
    words = text.split(" ")
    return " ".join(words[: len(words) // 4])


def teaser(text: str, words: int = 30) -> str:
    """Some words from the middle."""
    every = text.split()
    return " ".join(every[len(every) // 2 :][:words])
