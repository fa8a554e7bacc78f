"""THE decision: what becomes of an entry, with its reason.

Pure and cheap: an article, its analysis, what is known and `now` in, one `Decision` out. Storage carries it out inside the transaction
in which it was made; nothing here stores or tells.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from feeds.decide.dedup import HEADLINE_UNITS, place
from feeds.decide.figures import agree, contradict, new_figures
from feeds.decide.material import new_actors, new_acts, new_listings
from feeds.decide.rivals import reading, rivalry
from feeds.decide.same_event import opposed
from feeds.decide.severity import OFFICIAL, severity
from feeds.types.article import Analysis, Article
from feeds.types.claim import Approximation, Quantity
from feeds.types.story import Candidates, Change, Correction, Decision, Member, Outcome, Placement, Rung, StoryId, StoryView
from feeds.understand.claims.directions import directions
from feeds.understand.claims.retractions import retractions
from feeds.understand.units import canonical

_ROUNDED: Final = 0.05  # how far "about" may be from the figure that it rounds
_BOUNDED: Final = 1.5  # the same for "more than" and "up to", as a factor


def triage(article: Article, analysis: Analysis, candidates: Candidates, now: datetime) -> Decision:
    """Decide about an entry that was not known.

    An article with the link of a known telling is that telling, even where its own text is too short to match.

    Args:
        article: The entry made clean.
        analysis: What it says.
        candidates: What storage found by its keys.
        now: The moment of the decision, UTC.
    """
    if not analysis.matches:
        return _unmatched(analysis, candidates)
    placement = place(article, analysis, candidates, now)
    if placement.story is None:
        outcome = Outcome.UNPLACED if analysis.round_up else Outcome.NEW_STORY
        reason = "a round-up that touches no known story" if analysis.round_up else placement.reason
        follows = None if analysis.round_up else placement.follows
        known = _told_in(candidates, follows)
        return Decision(
            outcome=outcome,
            reason=reason,
            versions=analysis.versions,
            follows=follows,
            severity=severity(article.tier, analysis, day=article.published.date(), known=known),
        )
    return _joined(article, analysis, placement, candidates)


def revise(
    article: Article, analysis: Analysis, *, member: Member | None, story: StoryView | None, candidates: Candidates, now: datetime
) -> Decision:
    """Decide about a known entry whose text changed in substance.

    Args:
        article: Its new revision.
        analysis: What that says.
        member: The entry as it stands in its story; None if it was rejected or unplaced, so that it is judged as a new one.
        story: The story it belongs to.
        candidates: As for a new entry.
        now: The moment of the decision, UTC.
    """
    if member is None:
        return triage(article, analysis, candidates, now)
    kept = Decision(
        outcome=Outcome.JOINED,
        story=member.story,
        rung=Rung.SAME_ENTRY,
        reason="text changed, no figure in the lead did",
        versions=analysis.versions,
    )
    corrected = _correction(article, analysis, member)
    if corrected is not None:
        what, reason = corrected
        changed = _changed(member.lead_quantities, analysis.lead_quantities) if what is Correction.FIGURES else ()
        return replace(kept, change=Change.CORRECTION, correction=what, news=changed, reason=f"its publisher {reason}")
    if not analysis.matches:
        return replace(kept, reason="no topic wants its text, as before; it stays in its story")
    known = (*member.quantities, *(story.quantities if story is not None else ()))
    news = newsworthy(known, article.title, analysis.lead_quantities)
    if news:
        level = severity(article.tier, analysis, day=article.published.date(), known=known, alone=False)
        return replace(kept, change=Change.UPDATE, news=news, severity=level, reason=f"its new text adds {_in_words(news)}")
    return kept


def _correction(article: Article, analysis: Analysis, member: Member) -> tuple[Correction, str] | None:
    """What a publisher took back or put right, and the same in words.

    Direction and names are read from the two texts, so they are found where no topic wants the new one and it was not analysed.
    """
    if analysis.matches and contradict(member.lead_quantities, analysis.lead_quantities):
        changed = _changed(member.lead_quantities, analysis.lead_quantities)
        return Correction.FIGURES, f"changed figures: now {_in_words(changed)}"
    said = retractions(article.title, article.text) - retractions(member.title, member.text)
    if said:
        return Correction.RETRACTION, f"corrected or withdrew it: {', '.join(sorted(said))}"
    if analysis.matches and member.denial != analysis.denial:
        return (Correction.DENIAL_ADDED, "added a denial") if analysis.denial else (Correction.DENIAL_REMOVED, "took back a denial")
    before, now = ((text.title, text.text, member.language) for text in (member, article))
    if opposed(directions(*before), directions(*now)):
        return Correction.DIRECTION, "turned the direction round"
    other = rivalry(reading(*before), reading(*now))
    if other is not None and other.named:
        return Correction.NAME, f"replaced {other.one} by {other.other}"
    if member.matched and not analysis.matches:
        return Correction.UNWANTED, "changed it so that no topic wants it any more"
    return None


def _told_in(candidates: Candidates, story: StoryId | None) -> tuple[Quantity, ...]:
    """Every figure of the story that a new one follows."""
    return next((view.quantities for view in (*candidates.thread, *candidates.stories) if view.id == story), ())


def _unmatched(analysis: Analysis, candidates: Candidates) -> Decision:
    """An article that no topic wants: rejected, unless its link is known."""
    member = candidates.same_link
    if member is None:
        return Decision(outcome=Outcome.REJECTED, reason=analysis.reason, versions=analysis.versions)
    return Decision(
        outcome=Outcome.JOINED,
        story=member.story,
        rung=Rung.SAME_LINK,
        change=Change.COVERAGE,
        reason=f"same link as article {member.article}; its own text matches no topic",
        versions=analysis.versions,
    )


def _joined(article: Article, analysis: Analysis, placement: Placement, candidates: Candidates) -> Decision:
    """One more telling, or an update if it brings something that the story did not have."""
    story = next((view for view in candidates.stories if view.id == placement.story), None)
    alone = story is not None and {member.outlet for member in (story.founder, *story.members)} <= {article.outlet}
    coverage = Decision(
        outcome=Outcome.JOINED,
        story=placement.story,
        rung=placement.rung,
        change=Change.COVERAGE,
        reason=placement.reason,
        severity=severity(article.tier, analysis, day=article.published.date(), alone=alone),
        versions=analysis.versions,
    )
    if story is None or analysis.round_up or placement.rung is Rung.SAME_TEXT:
        return coverage
    update = replace(
        coverage,
        change=Change.UPDATE,
        news=newsworthy(story.quantities, article.title, analysis.lead_quantities),
        actors=new_actors(analysis, story),
        listed=new_listings(analysis, story),
        acts=new_acts(analysis, story),
        severity=severity(article.tier, analysis, day=article.published.date(), known=story.quantities, alone=alone),
    )
    what = _what_is_new(article, analysis, story, update)
    return replace(update, reason=f"{placement.reason}; new: {', '.join(what)}") if what else coverage


def _what_is_new(article: Article, analysis: Analysis, story: StoryView, update: Decision) -> list[str]:
    """In words: figures, who had not spoken, the first denial, official acts, the first telling by an official source."""
    what = [_in_words(update.news)] if update.news else []
    what += [f"{side} speaks" for side in update.actors]
    if analysis.denial and not story.denied:
        what.append("first denial")
    what += [f"listed by {side}" for side in update.listed]
    what += update.acts
    heard = {member.outlet for member in (story.founder, *story.members)}
    if article.tier in OFFICIAL and article.outlet not in heard:
        what.append(f"official source {article.outlet}")
    return what


def newsworthy(known: Iterable[Quantity], title: str, told: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Figures of the lead that the story did not have: a unit nobody counted yet, another value for one, or a figure of the title.

    One more figure of a unit of which both have a value in common is a detail, and so is what merely rounds a known one.
    """
    heard, figures = tuple(known), tuple(told)
    settled = {figure.unit for figure in figures if any(agree(figure, other) for other in heard)}
    return tuple(
        figure
        for figure in new_figures(heard, figures)
        if figure.unit in HEADLINE_UNITS
        and (figure.unit not in settled or figure.start < len(title))
        and not any(_rounds(figure, other) for other in heard)
    )


def _rounds(told: Quantity, known: Quantity) -> bool:
    """Whether a figure only says a known one less exactly: "more than 6,000" after 6,700, but not 7,000 after 6,700.

    The same number of people under another word is the same figure: "15,000 sent" after "15,000 soldiers".
    """
    if told.unit != known.unit:
        return told.value == known.value and canonical(told.unit).people and canonical(known.unit).people
    close = abs(told.value - known.value) <= _ROUNDED * known.value
    match told.approximation:
        case Approximation.EXACT:
            return close and known.approximation is Approximation.ABOUT
        case Approximation.ABOUT:
            return close
        case Approximation.MORE_THAN | Approximation.AT_LEAST:
            return told.value <= known.value <= _BOUNDED * told.value
        case Approximation.UP_TO | Approximation.LESS_THAN:
            return known.value <= told.value <= _BOUNDED * known.value


def _changed(before: Iterable[Quantity], now: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The figures of the new text whose unit contradicts the old one."""
    old = tuple(before)
    return tuple(figure for figure in now if contradict(_of_family(figure, old), [figure]))


def _of_family(figure: Quantity, others: Iterable[Quantity]) -> list[Quantity]:
    """Those that count the same: of its unit if there are some, else of its family."""
    family = [other for other in others if canonical(other.unit).family == canonical(figure.unit).family]
    return [other for other in family if other.unit == figure.unit] or family


def _in_words(figures: Iterable[Quantity]) -> str:
    return ", ".join(f"{figure.value:,.15g} {figure.unit}" for figure in figures)
