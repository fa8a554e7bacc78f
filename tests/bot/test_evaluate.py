"""`rajin evaluate` runs the program's own decisions on judged articles, and counts rightly."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import evaluate
from bot.clock import SystemClock
from bot.evaluate import EvaluationError
from feeds.understand.lexicon.load import load as shipped_rules
from tests.feeds.decide import texts


def line(number: int, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    """One judged article, of the day with that number."""
    return {"id": f"a{number}", "title": title, "text": text, "published": f"2024-02-26T{number:02d}:00:00+09:00", **more}


RECORDS = [
    line(3, *texts.SEOUL_KO, language="ko", relevant=True, event="seoul"),
    line(1, *texts.SEOUL_EN, language="en", relevant=True, event="seoul", url="https://wire.example/a", outlet="Harbour Wire"),
    line(2, texts.OTHER_TITLE, texts.OTHER_TEXT, language="en", relevant=False),
    line(4, *texts.SEOUL_DE, language="de", relevant=None, event="seoul"),
    line(5, "Friendship camp opens in Wonsan", "Children from Russia came to North Korea.", language="en", relevant=True, event="camp"),
]


def written(tmp_path: Path, *records: object) -> Path:
    """A file of those lines."""
    file = tmp_path / "judged.jsonl"
    file.write_text(
        "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records), encoding="utf-8"
    )
    return file


def measured(tmp_path: Path, *records: object, everything: bool = False) -> tuple[dict[str, Any], list[evaluate.Mistake]]:
    """Report and mistakes."""
    samples = evaluate.load([written(tmp_path, *records)])
    results, spent = evaluate.run(samples, shipped_rules(), SystemClock(), everything=everything)
    return evaluate.report(results, spent, everything=everything), evaluate.mistakes(results, everything=everything)


def test_the_report_counts_what_was_judged(tmp_path: Path) -> None:
    """Alerts counts every match, judged or not; events only what is relevant; a rejected article stands alone."""
    report, mistakes = measured(tmp_path, *RECORDS)
    relevance, events = report["relevance"], report["events"]
    assert (relevance["n"], relevance["judged"], relevance["alerts"]) == (5, 4, 3)
    assert (relevance["precision"], relevance["recall"]) == (1.0, pytest.approx(2 / 3))
    assert set(relevance["by_language"]) == {"en", "ko"}
    assert relevance["by_language"]["ko"]["f1"] == 1.0
    assert (events["n"], events["pair_f1"], events["false_merges"], events["splits"]) == (3, 1.0, 0, 0)
    assert events["cross_language"]["pair_recall"] == 1.0
    assert report["ms_per_article"] > 0
    assert [(each.kind, each.id) for each in mistakes] == [("missed", "a5")]
    assert mistakes[0].reason


def test_articles_are_a_stream_in_the_order_of_their_dates(tmp_path: Path) -> None:
    """Whatever the order of the lines: the first telling founds the story."""
    samples = evaluate.load([written(tmp_path, *RECORDS)])
    assert [sample.id for sample in samples] == ["a1", "a2", "a3", "a4", "a5"]
    results, _ = evaluate.run(samples, shipped_rules(), SystemClock())
    assert [result.story for result in results] == [1, None, 1, 1, None]


def test_everything_measures_merging_on_news_of_any_kind(tmp_path: Path) -> None:
    """Articles that no topic wants make stories as well, and every event counts; relevance is told as it is."""
    copies = [line(number, texts.OTHER_TITLE, texts.OTHER_TEXT, event="flour") for number in (1, 2)]
    other = line(3, texts.LONG_TITLE.replace("ports", "doors"), "A cat sat on a mat.", event="cat")
    report, _ = measured(tmp_path, *copies, other, everything=True)
    assert (report["events"]["n"], report["events"]["pair_f1"], report["relevance"]["alerts"]) == (3, 1.0, 0)
    assert measured(tmp_path, *copies, other)[0]["events"]["n"] == 0


def test_a_false_merge_and_a_split_are_told_with_their_reason(tmp_path: Path) -> None:
    """As ids of both, and the reason that the program had."""
    _, mistakes = measured(
        tmp_path,
        line(1, *texts.SEOUL_EN, relevant=True, event="one"),
        line(2, *texts.SEOUL_EN, relevant=True, event="two"),
        line(3, "North Korea sends Russia 40 sappers, envoy says", "An envoy spoke of 40 sappers.", relevant=True, event="two"),
    )
    assert {(each.kind, each.id, each.other) for each in mistakes if each.kind in {"false merge", "split"}} == {
        ("false merge", "a2", "a1"),
        ("split", "a3", "a2"),
    }
    assert all(each.reason for each in mistakes)


def test_keys_may_be_null_or_missing_and_dates_be_days(tmp_path: Path) -> None:
    """Only id, title and published must be there."""
    record = {
        "id": "x",
        "title": "",
        "published": "2025-08-01",
        "url": None,
        "outlet": None,
        "language": None,
        "relevant": None,
        "event": None,
    }
    (sample,) = evaluate.load([written(tmp_path, "", record, "  ")])
    assert (sample.article.title, sample.article.text, sample.article.published.isoformat()) == (
        "(no title)",
        "",
        "2025-08-01T00:00:00+00:00",
    )


def test_a_text_may_hold_any_line_separator(tmp_path: Path) -> None:
    """U+2028 and U+0085 stand in real text and end no line of JSON Lines."""
    (sample,) = evaluate.load([written(tmp_path, line(1, "A\u2028b\u0085c"))])
    assert sample.article.title == "A\u2028b\u0085c"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "line 2"),
        ("[1]", "line 2"),
        ({"id": "x", "title": "t"}, "published"),
        ({**line(2, "t"), "published": "soon"}, "soon"),
        ({**line(2, "t"), "url": 5}, "url"),
        ({**line(2, "t"), "relevant": "yes"}, "relevant"),
        (line(1, "t"), "a1"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: object, said: str) -> None:
    """With its number and what is wrong with it."""
    with pytest.raises(EvaluationError, match=r"judged\.jsonl, line 2") as caught:
        evaluate.load([written(tmp_path, line(1, "t"), bad)])
    assert said in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    """Missing or no UTF-8."""
    file = tmp_path / "judged.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(EvaluationError, match=r"judged\.jsonl"):
        evaluate.load([file])


def test_an_empty_file_gives_a_report_without_figures(tmp_path: Path) -> None:
    """Nothing to count is None, not an error."""
    report, mistakes = measured(tmp_path)
    assert (report["relevance"]["n"], report["relevance"]["f1"], report["events"]["bcubed_f1"], mistakes) == (0, None, None, [])
