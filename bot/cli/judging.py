"""`rajin evaluate`: figures on judged articles."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from bot import evaluate as evaluation
from bot.cli import output
from bot.clock import SystemClock
from feeds.understand.lexicon.load import load as shipped_rules


def evaluate(options: Namespace) -> int:
    """`rajin evaluate FILE… [--errors] [--everything]`: the shipped lists and topics on judged articles; needs no database."""
    samples = evaluation.load(options.files)
    results, spent = evaluation.run(samples, shipped_rules(), SystemClock(), everything=options.everything)
    report = evaluation.report(results, spent, everything=options.everything)
    if options.errors:
        report["errors"] = [asdict(mistake) for mistake in evaluation.mistakes(results, everything=options.everything)]
    return output.one(options, report, text=_text(report))


def _text(report: dict[str, Any]) -> str:
    relevance, events = report["relevance"], report["events"]
    rows = [["all", *_figures(relevance), str(relevance["judged"])]]
    rows += [[language, *_figures(each), str(each["judged"])] for language, each in relevance["by_language"].items()]
    crossing = events["cross_language"]
    lines = [
        f"{relevance['n']} articles, {relevance['alerts']} alerts",
        "",
        output.table(rows, headings=("relevance", "precision", "recall", "F1", "judged")),
        "",
        output.table(
            [
                ["pairs", *_figures(events, "pair_"), str(events["n"])],
                ["pairs across languages", *_figures(crossing, "pair_"), ""],
                ["BCubed", "", "", _number(events["bcubed_f1"]), ""],
            ],
            headings=("events", "precision", "recall", "F1", "articles"),
        ),
        f"false merges {events['false_merges']} pairs, splits {events['splits']} pairs",
        f"wire copies found {events['copies']['found']} of {events['copies']['n']}",
        "",
        *_claims(report["claims"]),
        f"{report['ms_per_article']:.2f} ms per article",
    ]
    for error in report.get("errors", []):
        other = f" (with {error['other']})" if error["other"] else ""
        lines.append(f"{error['kind']}: {error['id']}{other} {error['title']} — {error['reason']}")
    return "\n".join(lines)


def _claims(claims: dict[str, Any]) -> list[str]:
    if not claims["n"]:
        return []
    rows = [["all slots", *_figures(claims)], *([name, *_figures(each)] for name, each in claims["by_slot"].items())]
    return [output.table(rows, headings=(f"claims of {claims['n']}", "precision", "recall", "F1")), ""]


def _figures(record: dict[str, Any], prefix: str = "") -> list[str]:
    return [_number(record[f"{prefix}{name}"]) for name in ("precision", "recall", "f1")]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
