"""Which numbers a message may show: those of its sources, in whatever way the reader's language writes them."""

import re
from collections.abc import Iterable

from bot.locales.texts import Texts
from feeds.types.claim import Quantity
from storage.types import Story, Telling

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_COUNTED = 200  # what the program counts itself, outlets and languages, is as small as a story


def numbers(text: str) -> set[str]:
    """Every number of a text as it is written, without what groups its digits."""
    return {re.sub(r"[.,\u00a0\u202f]", "", found) for found in _NUMBER.findall(text)}


def of_sources(stories: Iterable[Story], texts: Texts, zone: str) -> set[str]:
    """Every number that the tellings of some stories hold, their dates and their figures as a reader's language writes them."""
    return {number for story in stories for telling in story.tellings for number in _of_telling(telling, texts, zone)}


def of_counting(story: Story) -> set[str]:
    """What the program may count itself: tellings, outlets and languages."""
    return {str(count) for count in range(len(story.tellings) + 1)}


def of_figures(figures: Iterable[Quantity], texts: Texts) -> set[str]:
    """Figures as a reader's language writes them."""
    values = [value for figure in figures for value in (figure.value, figure.high) if value is not None]
    return {number for value in values for number in numbers(texts.number(value))}


def _of_telling(telling: Telling, texts: Texts, zone: str) -> set[str]:
    claims, acts = telling.claims, telling.designations
    written = [telling.title, telling.text, telling.outlet, *telling.summary]
    written += [name or "" for claim in claims for name in (claim.claimant, claim.since, claim.passage, *claim.chain)]
    written += [name or "" for act in acts for name in (act.programme, act.passage, *act.listed)]
    written += [texts.moment(moment, zone=zone) for moment in (telling.published, telling.first_seen)]
    written += [name.lstrip("0") for claim in claims for name in (claim.since or "").split("-")]
    found = {number for text in written for number in numbers(text)}
    told = [*telling.quantities, *telling.lead_quantities, *[claim.quantity for claim in claims if claim.quantity is not None]]
    return found | of_figures(told, texts)
