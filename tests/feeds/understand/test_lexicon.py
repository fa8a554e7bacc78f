"""The shipped lists and topics as data, and the default topic on sentences written for its traps."""

import pytest

from feeds.types.topic import Field, KeywordList, Term
from feeds.understand.lexicon.load import load
from feeds.understand.query.match import Matcher, check_term
from feeds.understand.relevance import check, judge

RULES = load()
LISTS = {keyword_list.name: keyword_list for keyword_list in RULES.lists}
CONCEPTS = ("arms", "troops", "sanctions", "technology", "pacts")
DEEP = ("en", "de", "ko", "ru")
ALSO_DEEP = ("uk", "ja", "zh", "fr")


def wanted(title: str, text: str = "") -> bool:
    """Whether the default topic wants an article."""
    return any(match.topic == RULES.topics[0].name for match in judge(title, text, RULES).matches)


def finds(name: str, title: str, text: str = "") -> set[Field]:
    """The fields in which a list's terms are found."""
    hits = Matcher((name, term) for term in LISTS[name].terms).hits(title, text)
    return {field for field, by_label in hits.items() if by_label.get(name)}


def sample(term: Term) -> str:
    """A text that holds the term and no more than it: endings and beginnings left open are made up."""
    words = (f"qz{word[1:]}" if word.startswith("*") else word for word in term.text.split())
    return " ".join(f"{word[:-1]}qz" if word.endswith("*") else word for word in words)


@pytest.mark.parametrize("keyword_list", RULES.lists, ids=lambda each: each.name)
def test_every_term_can_be_read(keyword_list: KeywordList) -> None:
    """Each term and each of its exceptions obeys the rules that admins' terms obey."""
    for term in keyword_list.terms:
        check_term(term)


@pytest.mark.parametrize("keyword_list", RULES.lists, ids=lambda each: each.name)
def test_every_term_finds_itself(keyword_list: KeywordList) -> None:
    """No term is voided by its own exceptions or boundaries."""
    for term in keyword_list.terms:
        assert Matcher([("term", term)]).hits(sample(term), "")[Field.TITLE], term.text


@pytest.mark.parametrize("keyword_list", RULES.lists, ids=lambda each: each.name)
def test_no_term_repeats_another(keyword_list: KeywordList) -> None:
    """Within a list no term finds only what another, unconditional term of its language or of all languages finds anyway."""
    terms = keyword_list.terms
    matcher = Matcher((str(index), term) for index, term in enumerate(terms))
    repeated = [
        (term.text, terms[other].text)
        for index, term in enumerate(terms)
        for other in map(int, matcher.hits(sample(term), "")[Field.TITLE])
        if other != index and terms[other].language in {term.language, None} and not (terms[other].not_inside or terms[other].title_only)
    ]
    assert repeated == []


@pytest.mark.parametrize("keyword_list", RULES.lists, ids=lambda each: each.name)
def test_no_spelling_stands_twice(keyword_list: KeywordList) -> None:
    """Languages that share a form share its entry."""
    texts = [" ".join(term.text.casefold().replace("-", " ").split()) for term in keyword_list.terms]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("language", DEEP)
def test_lists_are_deep(language: str) -> None:
    """English, German, Korean and Russian have at least 20 names per country and 25 terms per concept."""
    for name in ("dprk", "russia", *CONCEPTS, "noise", "other"):
        count = sum(term.language == language for term in LISTS[name].terms)
        assert count >= (20 if name in {"dprk", "russia"} else 25), name


@pytest.mark.parametrize("language", ALSO_DEEP)
def test_lists_of_the_other_four_are_deep(language: str) -> None:
    """Ukrainian, Japanese, Chinese and French have at least 20 names per country and 25 terms per concept."""
    for name in ("dprk", "russia", *CONCEPTS):
        assert sum(term.language == language for term in LISTS[name].terms) >= (20 if name in {"dprk", "russia"} else 25), name


def test_topics_can_be_read_and_name_lists_that_exist() -> None:
    """All shipped queries pass the check that an admin's query passes; every list serves a topic."""
    for topic in RULES.topics:
        check(topic.query, LISTS.keys())
    assert [topic.name for topic in RULES.topics] == ["arms-and-sanctions", "sanctions", "troops"]
    assert all(any(f"@{name}" in topic.query for topic in RULES.topics) for name in LISTS)
    assert all(keyword_list.description for keyword_list in RULES.lists)
    assert all(topic.description for topic in RULES.topics)


def test_loading_again_gives_the_same_version() -> None:
    """The version depends on the files alone."""
    assert load() == RULES
    assert len(RULES.version) == 16


ON_BEAT = {
    "de": (
        "Nordkorea soll Russland 7.000 Container mit Munition geschickt haben",
        "Nordkoreanische Pioniere räumen Minen in der Region Kursk",
        "EU setzt nordkoreanischen General wegen Russlands Krieg auf Sanktionsliste",
        "Russlands Veto beendet die Arbeit der UN-Experten zu Nordkorea-Sanktionen",
        "Trümmer einer nordkoreanischen Rakete in Charkiw gefunden",
        "Schoigu trifft Kim Jong Un in Pjöngjang, es geht um Militärhilfe",
        "Russland liefert Nordkorea offenbar Luftabwehrsysteme",
        "Frachter Angara legte mehrfach im nordkoreanischen Hafen Rajin an",
        "Nordkorea bestreitet Waffenlieferungen an Russland",
        "Russische Bank wegen Geschäften mit Nordkorea auf US-Sanktionsliste",
    ),
    "ko": (
        "북한, 러시아에 컨테이너 7천개 분량 포탄 보내",
        '신원식 "北, 러에 컨테이너 6700개 보내…포탄 300만발 분량"',
        "쿠르스크서 북한군 3천명 사상…국정원",
        "북한 공병 1천명 러 쿠르스크 지뢰 제거 투입",
        "유엔 대북제재 전문가패널, 러시아 거부권에 활동 종료",
        '우크라 "하르키우서 북한제 KN-23 잔해 발견"',
        '북포로 2명 키이우로 이송…"러 훈련인 줄 알았다"',
        "北, 러 드론공장에 노동자 보내기로",
        "라진항서 러 화물선 앙가라호 포착",
        "조로 국방상 회담…군사협력 논의",
    ),
    "ru": (
        "КНДР поставила России семь тысяч контейнеров с боеприпасами, заявили в Сеуле",
        "Россия наложила вето на продление мандата группы экспертов по КНДР",
        "Под Харьковом нашли обломки северокорейской ракеты",
        "Северокорейские военные понесли потери в Курской области",
        "Шойгу прибыл в Пхеньян на переговоры с Ким Чен Ыном о военном сотрудничестве",
        "Песков опроверг поставки оружия из Северной Кореи",
        "США ввели санкции против российского банка за работу с КНДР",
        "Рабочие из Северной Кореи приедут на завод в российском Татарстане",
        "Судно «Ангара» вывезло из порта Раджин контейнеры в Россию",
        "Нефть в обмен на снаряды: Россия превысила лимит поставок в Северную Корею",
    ),
    "en": (
        "North Korea has shipped 7,000 containers of arms to Russia, Seoul says",
        "Putin gifts Kim spy satellite know-how in return for shells",
        "KN-23 debris found in Kharkiv was made in North Korea, Ukraine says",
        "Storm Corps soldiers seen training near Vladivostok",
        "NK troops suffer heavy losses in Kursk",
        "Treasury targets Russian banks that moved money for Pyongyang",
        "Russian freighter Lady R calls at Rason port",
        "Pyongyang denies arming Moscow",
        "Russia ratifies mutual defence treaty with North Korea",
        "MSMT report details Russian missile technology for Pyongyang",
    ),
    "others": (
        "Північна Корея передала Росії мільйони снарядів",
        "Полонені солдати КНДР дали свідчення в Києві",
        "北朝鮮、ロシアに砲弾入りコンテナ7000個送る",
        "日本政府、露朝の武器取引で資産凍結",
        "朝鲜向俄罗斯运送7000个集装箱弹药",
        "北韓士兵抵達俄羅斯庫斯克",
        "俄羅斯否決延長北韓制裁專家小組",
        "La Corée du Nord a livré des obus à la Russie, affirme Séoul",
        "Des soldats nord-coréens tués dans la région de Koursk",
        "Le veto russe met fin au panel d'experts sur la Corée du Nord",
    ),
}


@pytest.mark.parametrize("language", ON_BEAT)
def test_headlines_on_the_beat_are_wanted(language: str) -> None:
    """Containers, troops, labour, technology, sanctions and pacts are found in inflected, compounded and abbreviated headlines."""
    assert [title for title in ON_BEAT[language] if not wanted(title)] == []


@pytest.mark.parametrize(
    "title",
    [
        "Russische Touristen besuchen Nordkoreas Badeort Wonsan",
        "Fußball: Nordkorea verliert gegen Russland",
        "Mitarbeiter der russischen Botschaft kehren nach Pjöngjang zurück",
        "Waffenstillstand im Koreakrieg: Jahrestag in Pjöngjang mit russischen Gästen",
        "Russland greift Kiew mit iranischen Drohnen an",
        "Russia and North Korea open friendship camp for children",
        "Moscow ballet to perform in Pyongyang",
        "Russia fires missiles near Japan as Tokyo protests",
        "North Korea hackers steal crypto through Russian exchange",
        "러 가수, 평양서 콘서트",
        "김정은, 푸틴에 생일 축전",
        "北해킹조직, 러시아 서버 이용해 가상화폐 탈취 시도",
        "한국, 레바논 파병 부대 교대",
        "КНДР запустила баллистическую ракету в сторону Японского моря",
        "Сборная КНДР по футболу сыграет с Россией",
        "Российские туристы поедут в КНДР на пляжный курорт",
        "朝鲜战争纪念日 俄罗斯代表团访问",
    ],
)
def test_neighbouring_subjects_are_not_wanted(title: str) -> None:
    """Tourism, sport, culture, history, tests and hacks are rejected though countries and even arms are named."""
    assert not wanted(title)


@pytest.mark.parametrize(
    ("name", "text", "trap"),
    [
        ("dprk", "북 미사일 발사", "경북 미사일 공장"),
        ("dprk", "북, 러에 무기", "충북·전북 무기"),
        ("dprk", "평양 도착", "태평양 도착"),
        ("dprk", "북한 병사", "북한산 병사"),
        ("dprk", "조로 군사회담", "수출 호조로 상승"),
        ("dprk", "NK troops", "NK Dinamo"),
        ("dprk", "北、ミサイル", "北海道、ミサイル"),
        ("dprk", "朝鲜军人", "朝鲜战争"),
        ("russia", "러, 포탄 받아", "달러, 테러"),
        ("russia", "露、派兵要請", "暴露、派兵要請"),
        ("arms", "무기 거래", "무기한 연기"),
        ("arms", "탱크 제공", "싱크탱크 제공"),
        ("arms", "Waffenlieferung", "Waffenstillstand"),
        ("arms", "millions of shells", "a shell company"),
        ("arms", "small arms", "comrades-in-arms"),
        ("troops", "포로 교환", "삿포로 교환"),
        ("troops", "교관 파견 준비", "외교관 귀국 준비"),
        ("troops", "Arbeiter entsandt", "Mitarbeiter geehrt"),
        ("technology", "정찰위성 기술", "위성사진 분석"),
        ("technology", "방공 미사일", "방공식별구역"),
        ("technology", "spy satellite", "satellite imagery"),
        ("technology", "oil shipments", "soybean oil"),
    ],
)
def test_longer_words_are_no_hits(name: str, text: str, trap: str) -> None:
    """A term is found where it stands and not inside the words that only look like it."""
    assert Field.TITLE in finds(name, text)
    assert finds(name, trap) <= finds_elsewhere(name, trap)


def finds_elsewhere(name: str, trap: str) -> set[Field]:
    """Fields in which the second word of a trap is a hit of its own ("미사일" beside "경북" is none of @dprk)."""
    return finds(name, " ".join(trap.split()[1:]))


def test_headline_shorthand_counts_in_titles_only() -> None:
    """북, 北, 러 and NK mean a country in a headline and nothing in running text."""
    for shorthand in ("북, 발표", "北 발표", "NK says", "Kim says"):
        assert finds("dprk", shorthand, shorthand) == {Field.TITLE}
    assert finds("russia", "러, 발표", "러, 발표") == {Field.TITLE}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Пхеньян ещё раз отрицает", "dprk"),
        ("KN‑23", "arms"),
        ("KN23 and 152mm", "arms"),
        ("１５２ｍｍ", "arms"),
        ("152㎜ 포탄", "arms"),
        ("NORDKOREAS SOLDATEN", "dprk"),
        ("Kim Jong‑un", "dprk"),
        ("북·러", "russia"),
        ("Strafmassnahmen", "sanctions"),
    ],
)
def test_spellings_fold_together(title: str, name: str) -> None:
    """Case, dashes, widths, ё and ß make no difference."""
    assert finds(name, title) == {Field.TITLE}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nachrichten im Überblick", "Nordkorea hat ein Seebad eröffnet. Russland meldet Raketenangriffe auf Odessa."),
        ("North Korea fires ballistic missile toward sea", "The launch came as Pyongyang is sending troops to Russia."),
        ("NATO chief urges more arms spending", "He named Russia, China, Iran and North Korea as threats."),
        ("북한, 동해상으로 탄도미사일 발사", "합참은 궤적을 분석 중이다. 북한은 러시아에 병력을 파병했다."),
        ("Тайфун обрушился на Северную Корею", "Россия, которой КНДР отправляла солдат, предложила помощь."),
        ("New bridge over the river", "Moscow pays. Trucks will reach North Korea by 2026, and shells are made elsewhere."),
    ],
)
def test_background_and_neighbours_in_one_text_are_not_wanted(title: str, text: str) -> None:
    """Both countries in one article, but apart, in a row of names or in the last line of another story."""
    assert not wanted(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Russia pays for Soviet-era shells with flour", "North Korea shipped the ammunition to Russia by rail, officials said."),
        ("Seoul: 10,000 soldiers ready for the front", "North Korean troops have finished training in Russia, the agency said."),
        ("Moscow thanks friends on anniversary of Kursk battle", "North Korean soldiers helped Russia to retake the region."),
        ("Die Spur der 7.000 Container", "Nordkorea habe die Munition nach Russland verschifft, sagte Shin Won Sik."),
        ("평양 찾은 러 대표단, 북한군 희생에 헌화", "러시아에 파병된 북한 병사들을 추모했다."),
    ],
)
def test_noise_in_a_title_does_not_hide_the_matter(title: str, text: str) -> None:
    """A wreath or an anniversary in a title that names soldiers or arms is still on the beat, as is a title without the country."""
    assert wanted(title, text)


def test_narrower_topics_want_their_part() -> None:
    """The sanctions topic takes a listed bank and the troops topic captured soldiers, and not the other way round."""
    bank = judge("Washington sanctions Russian bank over North Korea payments", "", RULES)
    captives = judge("Двое северокорейских военнопленных находятся в Киеве", "", RULES)
    assert "sanctions" in {match.topic for match in bank.matches}
    assert "troops" not in {match.topic for match in bank.matches}
    assert "troops" in {match.topic for match in captives.matches}
    assert "sanctions" not in {match.topic for match in captives.matches}
