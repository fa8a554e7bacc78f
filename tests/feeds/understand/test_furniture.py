"""What stands around a report: datelines, invitations, sentences cut off, rows of headlines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.understand.furniture import dateline_end, is_cut, is_furniture, is_hanging, is_orphan, is_row_of_headlines, is_silence
from feeds.understand.text import fold


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("SEOUL, Feb. 26 (Harbour Wire) -- The ship left.", "The ship left."),
        ("WASHINGTON, March 18 — The ship left.", "The ship left."),
        ("SEOUL - The ship left.", "The ship left."),
        ("Seoul (hw) - Das Schiff fuhr ab.", "Das Schiff fuhr ab."),
        ("(서울=동해통신) 홍길동 기자 = 배가 떠났다.", "배가 떠났다."),
        ("Kiew/Seoul (hw) - Das Schiff fuhr ab.", "Das Schiff fuhr ab."),
        ("Élysée (HW) – Le navire est parti.", "Le navire est parti."),
        ("(서울=동해통신) 배가 떠났다.", "배가 떠났다."),
        ("【ソウル共同】船が出た。", "船が出た。"),
        ("Seoul, Feb 26 (Reuters) The ship left.", "The ship left."),
        ("(Reuters) - The ship left.", "The ship left."),
        ("KYIV, Ukraine — The ship left.", "The ship left."),
        ("Seoul – Das Schiff fuhr ab.", "Das Schiff fuhr ab."),
        ("INTERFAX.RU - Судно ушло.", "Судно ушло."),
        ("[ソウル 26日 ロイター] - 船が出た。", "船が出た。"),
        ("新华社首尔2月26日电 船离港了。", "船离港了。"),
        ("서울(로이터) - 배가 떠났다.", "배가 떠났다."),
        ("The ship left.", "The ship left."),
        ("North Korea (DPRK) - which sent arms - said no.", "North Korea (DPRK) - which sent arms - said no."),
        ("Russia's army (VSRF) – Europe's largest – said no.", "Russia's army (VSRF) – Europe's largest – said no."),
        ("NATO – Russia talks failed.", "NATO – Russia talks failed."),
        ("Moscow – Pyongyang's partner – said no.", "Moscow – Pyongyang's partner – said no."),
        ("ТОКИО, 26 фев – РИА Новости, Иван Петров.", "ТОКИО, 26 фев – РИА Новости, Иван Петров."),
        ("NATO and the EU agreed.", "NATO and the EU agreed."),
        ("KN-23 missiles were seen.", "KN-23 missiles were seen."),
    ],
)
def test_a_dateline_is_left_off_whole(sentence: str, rest: str) -> None:
    """A dateline at the start is found, and nothing else is taken for one."""
    assert sentence[dateline_end(sentence) :] == rest


@pytest.mark.parametrize(
    "sentence",
    [
        "The post Ships at Rajin appeared first on Cape Dispatch.",
        "Read more about it here.",
        "Lesen Sie auch: Schiffe in Rajin.",
        "Подписывайтесь на наш канал.",
        "무단전재 및 재배포 금지",
        "We use cookies to improve our pages.",
        "By Jane Example",
        "홍길동 기자",
        "МОСКВА, 26 фев — ТАСС.",
        "ТОКИО, 26 фев – РИА Новости, Иван Петров.",
        "VLADIVOSTOK, September 26.",
    ],
)
def test_a_page_s_own_sentences_are_furniture(sentence: str) -> None:
    """Invitations, notices, bylines and rights are no part of a report."""
    assert is_furniture(sentence, fold(sentence).text)


def test_a_sentence_that_the_feed_cut_off_is_seen() -> None:
    """Dots at the end mark half a sentence."""
    assert is_cut("국방부는 7일 밝혔...")
    assert is_cut("The ministry said […]")
    assert not is_cut("The ministry said so.")


@pytest.mark.parametrize(
    "line", ["It sent 7,000 containers to", "Das Schiff brachte Granaten,", "Судно вышло из", "Le navire va à", "배가 떠났다고 장관은"]
)
def test_a_line_that_breaks_off_is_seen(line: str) -> None:
    """Without dots, by the word or the mark that something must follow."""
    assert is_hanging(fold(line).text)
    assert not is_hanging("north korea sent 7,000 containers")
    assert not is_hanging("배가 떠났다")


def test_a_sentence_that_leans_on_another_is_an_orphan() -> None:
    """A pronoun or a conjunction at the start leans on the sentence before."""
    assert is_orphan(fold("He added that the ship left.").text)
    assert not is_orphan(fold("Heads of state met.").text)


@pytest.mark.parametrize(
    "title",
    ["News in brief", "Pressespiegel vom Montag", "Главное за день", "[한 줄 뉴스] 3월 18일", "A ▲ B ▲ C", "Eins +++ Zwei +++ Drei"],
)
def test_titles_of_tickers_are_seen(title: str) -> None:
    """Tickers and press reviews are told by their titles."""
    assert is_row_of_headlines(title)
    assert not is_row_of_headlines("Putin briefs Kim on talks")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_dateline_never_takes_the_whole_sentence(sentence: str) -> None:
    """Any sentence keeps at least one character."""
    assert not sentence or dateline_end(sentence) < len(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kremlin did not comment.",
        "Moscow has not commented on the claim.",
        "Russia's embassy did not respond to a request for comment.",
        "Der Kreml äußerte sich nicht dazu.",
        "Das Ministerium ließ eine Anfrage unbeantwortet.",
        "В Кремле от комментариев отказались.",
        "Міністерство оборони не відповіло, а Кремль не прокоментував.",
        "Le Kremlin n’a pas commenté.",
        "크렘린은 논평하지 않았다.",
        "ロシア側はコメントしていない。",
        "克里姆林宫未予置评。",
    ],
)
def test_a_silence_is_an_answer_without_its_question(sentence: str) -> None:
    """That somebody did not comment, in eight languages."""
    assert is_silence(sentence, fold(sentence).text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kremlin commented at once.",
        "The Kremlin did not comment on the 10,000 troops.",
        "The minister, who declined to comment on gifts seen at the harbour, said that ships had carried shells, guns and rockets.",
    ],
    ids=["no silence", "a figure", "more than that"],
)
def test_what_tells_more_is_no_silence(sentence: str) -> None:
    """A figure, or a sentence that goes on."""
    assert not is_silence(sentence, fold(sentence).text)
