"""Who else tells a story, and how many of them stand on their own. Pure."""

from typing import Final

from bot.locales.texts import Texts
from bot.message import Line, Span
from bot.render.reader import shortened
from feeds.decide.severity import OFFICIAL
from feeds.decide.sources import WEIGHT, Voice, independent, only_state_media
from feeds.understand.claims.heard_from import heard_from
from storage.types import Story, Telling

MAX_NAMES: Final = 4
MAX_OUTLET: Final = 60


def coverage(story: Story, shown: Telling, texts: Texts, *, longest: int = MAX_OUTLET) -> Line | None:
    """Who else tells it, the weightiest first, and how many of all stand on their own; "one source" while nobody else does.

    Names of outlets are cut to `longest` code points.
    None where the only one is the authority itself, or stands on state media, which a warning says; those are not called independent.
    """
    warned = state_media_alone(story)
    others: dict[str, Telling] = {}
    for telling in sorted(story.tellings, key=lambda telling: WEIGHT[telling.tier]):
        if telling.outlet != shown.outlet:
            others.setdefault(telling.outlet, telling)
    if not others:
        return None if warned or shown.tier in OFFICIAL else (Span(text=texts("alert-one-source")),)
    spans: list[Span] = []
    marker = "\N{OBJECT REPLACEMENT CHARACTER}"
    frame = texts("alert-coverage", outlets=len(others), names=marker)
    before, _, after = frame.partition(marker)
    spans.append(Span(text=before))
    for number, (outlet, telling) in enumerate(list(others.items())[:MAX_NAMES]):
        if number:
            spans.append(Span(text=", "))
        spans.append(Span(text=shortened(outlet, longest), url=telling.url))
    if len(others) > MAX_NAMES:
        spans.append(Span(text=" " + texts("alert-more", count=len(others) - MAX_NAMES)))
    languages = {telling.language for telling in story.tellings} - {"und"}
    counts = [texts("alert-coverage-languages", languages=len(languages))] if len(languages) > 1 else []
    if not warned:
        counts.append(texts("alert-independent", count=independent(map(_voice, story.tellings))))
    return (*spans, Span(text=after + (f" ({', '.join(counts)})." if counts else ".")))


def state_media_alone(story: Story) -> bool:
    """Whether nobody tells it but state media and those that have it from them."""
    return only_state_media(map(_voice, story.tellings))


def _voice(telling: Telling) -> Voice:
    return Voice(
        outlet=telling.outlet,
        tier=telling.tier,
        rung=telling.rung,
        claims=telling.claims,
        heard_from=heard_from(telling.title, telling.text, telling.language),
    )
