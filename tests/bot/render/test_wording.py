"""How a machine's wording stands in a message, in alerts, updates and corrections."""

from dataclasses import replace

import pytest

from bot.locales.texts import texts
from bot.message import Message, Style
from bot.render.alert import MAX_ALERT, alert
from bot.render.change import News, correction, update
from bot.render.reader import Reader
from feeds.types.wording import Task, Wording
from tests.bot.render.stories import quantity, story, telling

KOREAN = telling(language="ko", title="컨테이너 6천700개", summary=("컨테이너 6천700개가 갔다.", "러시아로 갔다."))
LABELS = {
    ("en", Task.TRANSLATE): "Translated by machine from Korean, checked",
    ("de", Task.TRANSLATE): "Maschinell übersetzt (Original: Koreanisch), geprüft",
    ("en", Task.SHORTEN): "Shortened by machine, checked",
    ("de", Task.SHORTEN): "Maschinell gekürzt, geprüft",
}


def reader(language: str, task: Task = Task.TRANSLATE, *sentences: str) -> Reader:
    """A reader for whom the Korean sentences were worded."""
    wording = Wording(task=task, language="ko", sentences=sentences or ("One.", "Two."))
    return Reader(texts=texts(language), wordings={KOREAN.summary: wording})


def lines(message: Message) -> list[str]:
    """What stands there."""
    return message.plain().split("\n")


@pytest.mark.parametrize(("language", "task"), LABELS)
def test_the_words_of_a_machine_stand_before_a_line_that_says_so(language: str, task: Task) -> None:
    """In every kind of message that shows sentences, and in italics."""
    to = reader(language, task)
    shown = [
        alert(story(KOREAN), to),
        update(KOREAN, to, News(figures=(quantity(7000),))),
        correction(KOREAN, to, changed=(quantity(7000),), was=(quantity(6700),)),
    ]
    for message in shown:
        place = lines(message).index("One. Two.")
        assert lines(message)[place + 1] == LABELS[language, task]
        assert [span.style for span in message.lines[place + 1]] == [Style.ITALIC]


def test_of_another_summary_a_wording_says_nothing() -> None:
    """Where the sentences have changed since, they stand as they are."""
    changed = replace(KOREAN, summary=("컨테이너 7천개가 갔다.",))
    assert "컨테이너 7천개가 갔다." in lines(alert(story(changed), reader("en")))
    assert LABELS["en", Task.TRANSLATE] not in lines(alert(story(changed), reader("en")))


def test_a_label_stands_under_sentences_only_and_takes_room_of_theirs() -> None:
    """An alert with a long wording stays within its length; where no sentence fits, nothing says who worded it."""
    long = alert(story(KOREAN), reader("en", Task.TRANSLATE, *("It went to Russia, and that is long known. " * 8,) * 3))
    assert len(long.plain()) <= MAX_ALERT
    assert LABELS["en", Task.TRANSLATE] in lines(long)
    none = alert(story(replace(KOREAN, summary=())), reader("en"))
    assert LABELS["en", Task.TRANSLATE] not in lines(none)
