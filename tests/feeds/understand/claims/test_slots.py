"""Each slot of a claim in eight languages: who says so, through whom, on which day, since when, and how far it has come."""

from datetime import date

import pytest

from feeds.types.claim import Claim, Direction, Speaker, Stance, Status
from feeds.understand.claims.speakers import identify
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

OUT, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK
MONDAY = date(2024, 3, 18)
SUMMER = date(2025, 7, 13)  # a Sunday


def read(language: str, text: str, title: str = "", published: date = MONDAY) -> tuple[Claim, ...]:
    return claims(title, text, quantities(title, text), language, published)


def claimants(found: tuple[Claim, ...]) -> list[str | None]:
    return [claim.claimant for claim in found]


# --- who says so -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "name", "speaker"),
    [
        (
            "en",
            "South Korea's Defence Minister Shin Won-sik said North Korea shipped 7,000 containers to Russia.",
            "South Korea's Defence Minister Shin Won-sik",
            Speaker(side="south-korea", office="defence-minister", person="shin-won-sik"),
        ),
        (
            "en",
            "Shin Won-sik, the defence minister, said North Korea shipped 7,000 containers to Russia.",
            "Shin Won-sik",
            Speaker(side="south-korea", person="shin-won-sik"),
        ),
        (
            "en",
            "The State Department on Friday put sanctions on 2 ships that carried arms from North Korea to Russia.",
            "State Department",
            Speaker(side="usa", office="state-department"),
        ),
        (
            "en",
            "Russia shipped a million barrels of oil to North Korea, according to satellite images analysed by the Open Source Centre.",
            "Open Source Centre",
            Speaker(office="research-group"),
        ),
        (
            "de",
            "Wie der südkoreanische Geheimdienst am Montag mitteilte, hat Nordkorea 7.000 Container nach Russland geliefert.",
            "südkoreanische Geheimdienst",
            Speaker(side="south-korea", office="intelligence"),
        ),
        (
            "de",
            "Nordkorea hat nach Angaben des Außenministeriums in Kiew 11.000 Soldaten nach Russland geschickt.",
            "Außenministeriums",
            Speaker(office="foreign-ministry"),
        ),
        (
            "fr",
            "La Corée du Nord a envoyé 11 000 soldats en Russie, a indiqué lundi le renseignement militaire ukrainien.",
            "renseignement militaire ukrainien",
            Speaker(side="ukraine", office="military-intelligence"),
        ),
        (
            "ru",
            "По данным южнокорейской разведки, КНДР отправила в Россию 11 тысяч военных.",
            "южнокорейской разведки",
            Speaker(side="south-korea", office="intelligence"),
        ),
        (
            "ru",
            "КНДР отправила в Россию 1 тысячу саперов, заявил во вторник секретарь Совбеза РФ Сергей Шойгу.",
            "секретарь Совбеза РФ Сергей Шойгу",
            Speaker(side="russia", office="security-council-secretary", person="shoigu"),
        ),
        (
            "uk",
            "КНДР передала Росії 120 САУ, розповів начальник ГУР Кирило Буданов.",
            "начальник ГУР Кирило Буданов",
            Speaker(side="ukraine", office="intelligence-chief", person="budanov"),
        ),
        (
            "ko",
            "북한이 러시아에 포탄 100만발을 보냈다고 한국 국방부가 밝혔다.",
            "한국 국방부",
            Speaker(side="south-korea", office="defence-ministry"),
        ),
        (
            "ko",
            "우크라이나 국방부 정보총국의 부다노프 국장은 북한이 러시아에 자주포 120문을 보냈다고 말했다.",
            "우크라이나 국방부 정보총국의 부다노프 국장",
            Speaker(side="ukraine", office="military-intelligence", person="budanov"),
        ),
        (
            "ja",
            "韓国の申源湜国防相は、北朝鮮がロシアにコンテナ約7000個を送ったと述べた。",
            "韓国の申源湜国防相",
            Speaker(side="south-korea", office="defence-minister", person="shin-won-sik"),
        ),
        (
            "zh",
            "韩国国防部长申源湜18日表示，朝鲜向俄罗斯运送了约7000个集装箱。",
            "韩国国防部长申源湜",
            Speaker(side="south-korea", office="defence-minister", person="shin-won-sik"),
        ),
        (
            "zh",
            "據韓國國情院消息，北韓向俄羅斯派遣了1.1萬名士兵。",
            "韓國國情院",
            Speaker(side="south-korea", office="intelligence"),
        ),
    ],
)
def test_who_says_so_is_named_and_known(language: str, text: str, name: str, speaker: Speaker) -> None:
    """The name stands as the text has it, and means the same side, office and person in every language."""
    (claim,) = read(language, text)
    assert (claim.claimant, claim.speaker) == (name, speaker)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shin Won-sik said North Korea sent 7,000 containers to Russia. He added that 9,000 containers came back."),
        (
            "de",
            "Minister Shin Won-sik sagte, Nordkorea habe 7.000 Container nach Russland geliefert. Er ergänzte, 9.000 Container kamen.",
        ),
        ("fr", "Le ministre Shin Won-sik a déclaré que 7 000 conteneurs étaient partis. Il a ajouté que 9 000 conteneurs étaient revenus."),
        ("ru", "Министр Син Вон Сик заявил об отправке 7 тысяч контейнеров. По его словам, вернулись 9 тысяч контейнеров."),
        ("uk", "Міністр Сін Вон Сік заявив про 7 тисяч контейнерів. За його словами, повернулися 9 тисяч контейнерів."),
        ("ko", "신원식 장관은 컨테이너 7천개가 갔다고 밝혔다. 그는 컨테이너 9천개가 돌아왔다고 덧붙였다."),
        ("ja", "申源湜国防相はコンテナ7000個が送られたと述べた。同氏はコンテナ9000個が戻ったと語った。"),
        ("zh", "国防部长申源湜表示，已运送7000个集装箱。他还说，有9000个集装箱返回。"),
    ],
)
def test_a_speaker_holds_while_the_text_goes_on(language: str, text: str) -> None:
    """A pronoun means the speaker of the sentence before, in each language."""
    first, second = read(language, text)
    assert first.claimant is not None
    assert second.claimant == first.claimant
    assert second.speaker is not None
    assert second.speaker.person == "shin-won-sik"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "An investigation by Reuters and the Open Source Centre found that 16,000 containers went to Russia.", "Open Source Centre"),
        (
            "en",
            "Some 11,000 troops went to Russia, the BBC was told by a South Korean intelligence official.",
            "South Korean intelligence official",
        ),
        ("en", "Seven ships carried 9,000 containers to Russia, Reuters reported. The harbour chief said nothing.", None),
        ("de", "Nach Worten von Generalsekretär Mark Rutte kämpfen bereits 10.000 Soldaten für Russland.", "Generalsekretär Mark Rutte"),
        ("ja", "米CNNは2日、ウクライナ当局の分析として、兵士3万人が派遣されると伝えた。", "ウクライナ当局"),
    ],
)
def test_makers_and_agents_speak_and_outlets_do_not(language: str, text: str, name: str | None) -> None:
    """Who made a study or told a reporter says so; of an outlet's own word nobody does."""
    assert claimants(read(language, text))[0] == name


def test_this_was_said_by_speaks_for_the_sentence_before() -> None:
    """A first sentence without a speaker takes that of the next one."""
    found = read("uk", "До Росії прибули 11 тисяч військових КНДР. Про це в четвер повідомив речник Джон Кірбі.")
    assert claimants(found) == ["речник Джон Кірбі"]


def test_a_short_name_gives_way_to_the_full_one() -> None:
    """The agency's abbreviation, "the ministry" and a surname are told by the fullest name that the report has."""
    text = "국가정보원은 북한이 러시아에 병력 1만1천명을 보냈다고 밝혔다. 국정원은 공병 1천명도 갔다고 전했다."
    assert claimants(read("ko", text)) == ["국가정보원", "국가정보원"]
    text = "The defence ministry in Seoul said 7,000 containers had left. The ministry said 9,000 containers came back."
    assert len(set(claimants(read("en", text)))) == 1


def test_a_spokesperson_is_who_says_it_for_an_institution() -> None:
    """Where a house and its spokesman both speak, the spokesman is named."""
    text = "North Korea sent 10,000 soldiers to Russia, the Pentagon said. Spokeswoman Sabrina Singh told reporters more would follow."
    assert claimants(read("en", text)) == ["Spokeswoman Sabrina Singh"]


def test_each_figure_has_the_speaker_of_its_own_clause() -> None:
    """Two speakers of one sentence do not share its figures."""
    text = "The Pentagon said 10,000 troops had arrived in Russia from North Korea, while Zelensky spoke of 12,000 troops."
    assert claimants(read("en", text)) == ["Pentagon", "Zelensky"]


@pytest.mark.parametrize(
    ("title", "language", "name"),
    [
        ("Seoul: 7,000 containers sent from North Korea to Russia", "en", "Seoul"),
        ("7.000 Container aus Nordkorea in Russland – Geheimdienst", "de", "Geheimdienst"),
        ("Росія отримала з КНДР 7 тисяч контейнерів – ГУР", "uk", "ГУР"),
        ('국정원 "북한, 러시아에 컨테이너 7천개"', "ko", "국정원"),
        ("韓国国防相「北朝鮮がコンテナ7000個送る」", "ja", "韓国国防相"),
    ],
)
def test_a_title_names_its_speaker_beside_a_mark(title: str, language: str, name: str) -> None:
    """Before a colon or a quotation, or behind a dash."""
    assert claimants(read(language, "", title=title)) == [name]


# --- through whom ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("en", "SEOUL, March 18 (Yonhap) -- North Korea has sent 7,000 containers to Russia, Shin said.", ("Yonhap",)),
        ("en", "WASHINGTON (Harbour Wire) - North Korea has sent 7,000 containers to Russia.", ("Harbour Wire",)),
        ("en", "North Korea has sent 7,000 containers to Russia, the Harbour Gazette reported, citing the NIS.", ("Harbour Gazette",)),
        ("de", "Wie die Agentur Hafendienst meldet, gingen 7.000 Container aus Nordkorea nach Russland.", ("Hafendienst",)),
        ("de", "Laut AFP unter Berufung auf das Magazin „Time“ gingen 7.000 Container aus Nordkorea nach Russland.", ("AFP", "Time")),
        ("fr", "La Corée du Nord a livré 7 000 conteneurs à la Russie, a dit M. Shin, cité par l'agence Yonhap.", ("Yonhap",)),
        ("ru", "КНДР отправила в Россию 7 тысяч контейнеров, сообщает агентство «Морской вестник».", ("Морской вестник",)),
        ("uk", "КНДР передала Росії 7 тисяч контейнерів, повідомляє «Портова хвиля» з посиланням на ГУР.", ("Портова хвиля",)),
        ("ko", "(서울=동해통신) 북한이 러시아에 컨테이너 7천개를 보냈다고 국방부가 밝혔다.", ("동해통신",)),
        ("ko", "북한이 러시아에 컨테이너 7천개를 보냈다고 연합뉴스가 국정원을 인용해 보도했다.", ("연합뉴스",)),
        ("ja", "北朝鮮がロシアにコンテナ7000個を送ったと国防相が述べた。聯合ニュースが報じた。", ("聯合ニュース",)),
        ("zh", "据韩联社报道，韩国国防部长表示，朝鲜向俄罗斯运送了7000个集装箱。", ("韩联社",)),
    ],
)
def test_the_chain_names_known_and_unknown_outlets(language: str, text: str, chain: tuple[str, ...]) -> None:
    """Datelines, credits and citing phrases, nearest first; an outlet is nobody who says so."""
    claim = read(language, text)[0]
    assert claim.chain == chain
    assert claim.claimant not in chain


# --- when ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "published", "day"),
    [
        ("en", "Shin told reporters on Monday that 7,000 containers had gone to Russia.", date(2024, 3, 19), MONDAY),
        ("en", "Shin said on March 18 that 7,000 containers had gone to Russia.", date(2024, 3, 20), MONDAY),
        ("en", "Shin said yesterday that 7,000 containers had gone to Russia.", date(2024, 3, 19), MONDAY),
        ("de", "7.000 Container seien verschifft worden, sagte Minister Shin am Montag.", date(2024, 3, 18), MONDAY),
        ("fr", "7 000 conteneurs sont partis, a déclaré lundi le ministre Shin.", date(2024, 3, 20), MONDAY),
        ("ru", "Отправлено 7 тысяч контейнеров, сообщил в понедельник министр Син.", date(2024, 3, 21), MONDAY),
        ("uk", "Відправлено 7 тисяч контейнерів, повідомив у понеділок міністр Сін.", date(2024, 3, 21), MONDAY),
        ("ko", "국방부는 18일 컨테이너 7천개가 러시아로 갔다고 밝혔다.", date(2024, 3, 19), MONDAY),
        ("ja", "韓国国防省は18日、コンテナ7000個がロシアに渡ったと発表した。", date(2024, 3, 19), MONDAY),
        ("zh", "韩国国防部周一表示，7000个集装箱已运抵俄罗斯。", date(2024, 3, 20), MONDAY),
        ("ko", "국방부는 28일 컨테이너 7천개가 갔다고 밝혔다.", date(2024, 3, 2), date(2024, 2, 28)),
    ],
)
def test_the_day_of_saying_is_the_nearest_before_publication(language: str, text: str, published: date, day: date) -> None:
    """Weekdays, dates with and without a month, and "yesterday"."""
    assert read(language, text, published=published)[0].said_on == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shin said 7,000 containers left between March 8 and March 13."),
        ("en", "Shin said 7,000 containers had left since Monday."),
        ("en", "The 7,000 containers left on Monday."),
        ("ko", "국방부는 컨테이너 7천개가 8일부터 13일까지 갔다고 밝혔다."),
        ("zh", "布达诺夫说，士兵1.1万名将于4月1日做好准备。"),
    ],
)
def test_the_day_of_the_thing_is_not_the_day_of_saying(language: str, text: str) -> None:
    """A range, a beginning, a day without anybody who says something, and a day to come are not when it was said."""
    assert read(language, text)[0].said_on is None


def test_what_was_said_before_is_not_of_the_day_of_the_report() -> None:
    """A figure of last week has no day here."""
    text = "The Pentagon said on Monday that 10,000 troops were in Russia. Last week the Pentagon said 3,000 troops were in Russia."
    assert [claim.said_on for claim in read("en", text)] == [MONDAY, None]


@pytest.mark.parametrize(
    ("language", "text", "since"),
    [
        ("en", "Since August 2023 North Korea has sent 7,000 containers to Russia.", "2023-08"),
        ("en", "North Korea has sent 7,000 containers to Russia since 2022.", "2022"),
        ("en", "North Korea has sent 7,000 containers to Russia since last year.", "2023"),
        ("de", "Seit August 2023 gingen 7.000 Container nach Russland.", "2023-08"),
        ("de", "Seit dem vergangenen Jahr gingen 7.000 Container nach Russland.", "2023"),
        ("fr", "Depuis août 2023, 7 000 conteneurs sont partis.", "2023-08"),
        ("ru", "С августа 2023 года отправлено 7 тысяч контейнеров.", "2023-08"),
        ("uk", "Із серпня 2023 року відправлено 7 тисяч контейнерів.", "2023-08"),
        ("ko", "지난해 8월부터 컨테이너 7천개가 러시아로 갔다.", "2023-08"),
        ("ko", "2023년 8월 이후 컨테이너 7천개가 갔다.", "2023-08"),
        ("ja", "昨年8月以降、コンテナ7000個がロシアに渡った。", "2023-08"),
        ("zh", "自2023年8月以来，7000个集装箱运抵俄罗斯。", "2023-08"),
        ("en", "North Korea has sent 7,000 containers to Russia since October.", "2023-10"),
        ("en", "The 7,000 containers are from Russia.", None),
    ],
)
def test_since_when_is_a_year_or_a_month(language: str, text: str, since: str | None) -> None:
    """ISO year or month; a month without a year is the last such one."""
    assert read(language, text)[0].since == since


# --- how far it has come ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kremlin spokesman Peskov denied that 12,000 North Korean soldiers were in Russia."),
        ("de", "Kremlsprecher Peskow wies Berichte über 12.000 nordkoreanische Soldaten in Russland zurück."),
        ("fr", "Le Kremlin dément la présence de 12 000 soldats nord-coréens en Russie."),
        ("ru", "Песков опроверг сообщения о 12 тысячах военных КНДР в России."),
        ("uk", "Пєсков заперечує, що в Росії є 12 тисяч військових КНДР."),
        ("ko", "크렘린궁은 북한군 1만2천명이 러시아에 있다는 보도를 부인했다."),
        ("ja", "ロシア大統領府は北朝鮮兵1万2000人の派遣を否定した。"),
        ("zh", "克里姆林宫否认有1.2万名朝鲜士兵赴俄。"),
    ],
)
def test_a_denied_figure_is_no_asserted_one(language: str, text: str) -> None:
    """The claimant denies it, in each language."""
    assert [claim.stance for claim in read(language, text)] == [Stance.DENIED]


def test_a_denial_of_something_else_is_none_of_the_figure() -> None:
    """Behind "but" another side speaks."""
    text = "Moscow denies it, but Shin said North Korea had sent 7,000 containers to Russia."
    assert [claim.stance for claim in read("en", text)] == [Stance.ASSERTED]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "North Korea will send 1,000 sappers and 5,000 workers to Russia, Shoigu said.", Status.PLANNED),
        ("en", "The containers could hold up to 3 million shells, Shin said.", Status.CAPACITY),
        ("en", "North Korea has sent 3 million shells to Russia, Shin said.", Status.DELIVERED),
        ("de", "Nordkorea will 25.000 Arbeiter nach Russland schicken.", Status.PLANNED),
        ("de", "In die Container könnten drei Millionen Granaten passen, sie haben Platz für 3 Millionen Granaten.", Status.CAPACITY),
        ("fr", "La Corée du Nord va envoyer 25 000 ouvriers en Russie.", Status.PLANNED),
        ("fr", "Les conteneurs pourraient contenir trois millions d'obus.", Status.CAPACITY),
        ("ru", "КНДР направит в Россию 1 тыс. саперов и 5 тыс. военных строителей.", Status.PLANNED),
        ("ru", "Контейнеры могут вместить более 3 млн снарядов.", Status.CAPACITY),
        ("uk", "КНДР планує відправити до Росії 25 тисяч робітників.", Status.PLANNED),
        ("uk", "Контейнери можуть вмістити понад 3 млн снарядів.", Status.CAPACITY),
        ("ko", "북한이 러시아에 노동자 2만5천명을 보낼 예정이다.", Status.PLANNED),
        ("ko", "포탄 300만발을 채울 수 있는 규모다.", Status.CAPACITY),
        ("ja", "北朝鮮は労働者2万5000人をロシアに派遣する計画だ。", Status.PLANNED),
        ("ja", "砲弾300万発を収容できるという。", Status.CAPACITY),
        ("zh", "朝鲜计划向俄罗斯派遣2.5万名工人。", Status.PLANNED),
        ("zh", "这些集装箱可装300万发炮弹。", Status.CAPACITY),
    ],
)
def test_plans_and_capacities_are_kept_apart_from_what_was(language: str, text: str, status: Status) -> None:
    """What could be is neither what is to be nor what was."""
    assert {claim.status for claim in read(language, text)} == {status}


def test_what_carries_is_no_capacity() -> None:
    """Of 7,000 containers that could hold three million shells only the shells are a capacity."""
    text = "North Korea sent 7,000 containers to Russia, which could hold 3 million shells, Shin said."
    assert [claim.status for claim in read("en", text)] == [Status.DELIVERED, Status.CAPACITY]


# --- which way -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("About 10,000 North Korean soldiers train near Vladivostok, Singh said.", OUT),
        ("Russia has shipped a million barrels of oil. Pyongyang pays with shells for the Kremlin.", BACK),
        ("North Korea and Russia talked. Some 600 North Korean soldiers were killed.", None),
        ("Russia fired 20 missiles from North Korea at Kharkiv.", None),
        ("North Korea watches as 11,000 Ukrainian soldiers hold Kursk against Russia.", None),
        ("Seoul put sanctions on 2 ships that sailed between North Korea and Russia.", None),
    ],
)
def test_only_what_moved_has_a_way(text: str, way: Direction | None) -> None:
    """Neither the dead nor what was fired, nor other countries' troops, nor a ship on a list went anywhere by that."""
    assert read("en", text)[0].direction == way


# --- once ------------------------------------------------------------------------------------------------------------------------------


def test_a_figure_of_title_and_text_is_one_claim_with_the_fullest_slots() -> None:
    """The text's passage and speaker, with what only the title says of the number."""
    title = "About 7,000 containers: Seoul counts what North Korea sent to Russia"
    text = "Defence Minister Shin Won-sik said on Monday that 7,000 containers of munitions had gone to Russia."
    (claim,) = read("en", text, title=title)
    assert claim.quantity is not None
    assert (claim.claimant, claim.said_on, claim.goods) == ("Defence Minister Shin Won-sik", MONDAY, "munitions")
    assert (claim.quantity.approximation, claim.passage) == ("about", text)


def test_different_figures_and_different_fates_stay_apart() -> None:
    """Killed and wounded of one number, and two numbers of one unit, are claims of their own."""
    text = "The strike killed 300 soldiers and wounded 300 soldiers from North Korea. It sent 3,000 troops, then 4,000 troops, to Russia."
    assert len(read("en", text)) == 4


def test_the_words_of_a_plan_stand_together() -> None:
    """What has been sent, "about 7,000 containers to Russia", is not about to be."""
    title = "North Korea has sent about 7,000 containers to Russia"
    text = f"South Korea's defence minister Shin Won-sik said on Monday that {title}."
    found = claims(title, text, quantities(title, text), "en", date(2024, 3, 18))
    assert [claim.status for claim in found] == [Status.DELIVERED]


@pytest.mark.parametrize(
    ("language", "name", "office"),
    [
        ("uk", "заступник начальника ГУР Вадим Скібіцький", "military-intelligence"),
        ("de", "der stellvertretende Chef des Militärgeheimdienstes Wadym Skibizkyj", "military-intelligence"),
        ("en", "the deputy head of military intelligence Vadym Skibitskyi", "military-intelligence"),
        ("uk", "начальник ГУР Кирило Буданов", "intelligence-chief"),
    ],
)
def test_a_deputy_speaks_for_the_body_and_does_not_hold_the_office(language: str, name: str, office: str) -> None:
    """Who stands in for somebody is not told as that somebody."""
    found = identify(name, language)
    assert found is not None
    assert (found.side, found.office) == ("ukraine", office)
