"""The ladder: which known story an article tells, if any, with the reason at the rung that decided.

Pure: storage finds the candidates, this file chooses among them. Joining two different events is the worse error, so each rung asks for
more than likeness. A story is joined by its first tellings, never by its latest, so that weeks of one war do not chain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from feeds.decide.by_hand import without_parted
from feeds.decide.figures import contradict, new_figures
from feeds.decide.rivals import reading, rivalry
from feeds.decide.same_event import Crowd, Likeness, compare, crowd, opposed, shared_names
from feeds.decide.tellings import Telling, told
from feeds.decide.tellings import telling as telling_of
from feeds.types.article import Analysis, Article
from feeds.types.claim import Claim, Direction, Quantity
from feeds.types.story import Candidates, Member, Placement, Rung, StoryId, StoryView
from feeds.understand.claims.directions import directions
from feeds.understand.fingerprint import shingles
from feeds.understand.names import MATTER, is_rare, known_in, side_of

CONTAINMENT: Final = 0.35
JACCARD: Final = 0.3
CERTAIN: Final = 0.5  # containment from which it stands alone; below, with less Jaccard, the event must agree as well
COPY_WINDOW: Final = timedelta(days=14)
THREAD_NAMES: Final = 3  # rare names that continue a thread without a figure, if both tell the same matter
HEADLINE_UNITS: Final = frozenset(
    {"container", "shell", "missile", "troop", "sapper", "worker", "casualty", "killed", "prisoner", "ship", "barrel", "ton"}
)
"""What this beat counts: a new figure for one of these is an update, and the same kind of figure continues a thread."""
EVENT_WINDOW: Final = timedelta(days=4)
THREAD_WINDOW: Final = timedelta(days=120)
SAME_EVENT: Final = 0.5  # least score of a telling that joins
CONFIRMED: Final = 2.5  # least score of a text that shares only a third with another
ANCHORS: Final = 8  # members put there by hand that stand for a story beside its founder
ROUND_UP: Final = 2.0  # least score for a round-up, which holds words of many events

_FEWEST_SHINGLES: Final = 12  # below that a shared phrase is half of the text
_SHORTEST_TEXT: Final = 40  # letters below which the same text is no copy: "Statement of the spokesman"
_FLASH: Final = 60  # characters of text below which a telling is a headline only


def place(article: Article, analysis: Analysis, candidates: Candidates, now: datetime) -> Placement:
    """Put an article with a known story or declare it a new one.

    Args:
        article: A matched article.
        analysis: Its analysis, with a fingerprint.
        candidates: What storage found by its keys.
        now: The moment of the decision, UTC.

    Returns:
        The story, the rung and the reason; no story where no rung holds.
    """
    for rung in (_same_link, _same_text, _near_duplicate):
        placement = rung(article, analysis, candidates)
        if placement is not None:
            return placement
    candidates = without_parted(candidates, _resembled_by_hand(article, analysis, candidates))
    return _same_event(article, analysis, candidates) or _new(article, analysis, candidates, now)


def containment(one: frozenset[int], other: frozenset[int]) -> tuple[float, float]:
    """How much of the smaller set of shingles stands in the larger, and their Jaccard resemblance; both 0 to 1, symmetric."""
    shared = len(one & other)
    if not shared:
        return 0.0, 0.0
    return shared / min(len(one), len(other)), shared / len(one | other)


# --- the rungs -----------------------------------------------------------------------------------------------------------------------


def _same_link(article: Article, _analysis: Analysis, candidates: Candidates) -> Placement | None:
    member = candidates.same_link
    if member is None or article.link_key is None:
        return None
    return Placement(story=member.story, rung=Rung.SAME_LINK, reason=f"same link as article {member.article}")


def _same_text(article: Article, analysis: Analysis, candidates: Candidates) -> Placement | None:
    member = candidates.same_text
    if member is None or analysis.fingerprint is None or member.fingerprint.text_hash != analysis.fingerprint.text_hash:
        return None
    letters = sum(map(str.isalnum, article.title)) + sum(map(str.isalnum, article.text))
    if letters < _SHORTEST_TEXT or _apart(article, member) > COPY_WINDOW:
        return None
    return Placement(story=member.story, rung=Rung.SAME_TEXT, reason=f"same text as article {member.article}")


def _near_duplicate(article: Article, analysis: Analysis, candidates: Candidates) -> Placement | None:
    if not candidates.near:
        return None
    founders = {story.id: story.founder for story in (*candidates.thread, *candidates.stories)}
    for contained, jaccard, member in _copied(article, analysis, candidates):
        if not _within_reach(article, member, founders):
            continue
        certain = contained >= CERTAIN or jaccard >= JACCARD
        if _confirmed(article, analysis, member, certain=certain):
            reason = f"containment {contained:.2f}, Jaccard {jaccard:.2f} with article {member.article}"
            return Placement(story=member.story, rung=Rung.NEAR_DUPLICATE, reason=reason)
    return None


def _copied(article: Article, analysis: Analysis, candidates: Candidates) -> Iterator[tuple[float, float, Member]]:
    """The members whose words stand in the article, and nothing that contradicts them, with containment and Jaccard, the most alike first.

    Of equals the one that a person placed goes first.
    """
    ours = shingles(article.title, article.text)
    if len(ours) < _FEWEST_SHINGLES or analysis.fingerprint is None:
        return
    read = [(member, shingles(member.title, member.text)) for member in candidates.near]
    alike = [(*containment(ours, theirs), member) for member, theirs in read if len(theirs) >= _FEWEST_SHINGLES]
    for contained, jaccard, member in sorted(alike, key=lambda found: (*found[:2], found[2].by_hand), reverse=True):
        if (contained < CONTAINMENT and jaccard < JACCARD) or contradict(analysis.lead_quantities, member.lead_quantities):
            continue
        if not (_other_way(article, analysis, member) or _rivals(article, analysis, member)):
            yield contained, jaccard, member


def _within_reach(article: Article, member: Member, founders: Mapping[StoryId, Member]) -> bool:
    """Whether both the copied telling and the first one of its story are recent, so that copies of copies end as well.

    A telling that a person put into its story stands for it.
    """
    founder = member if member.founder or member.by_hand else founders.get(member.story)
    return founder is not None and max(_apart(article, member), _apart(article, founder)) <= COPY_WINDOW


def _other_way(article: Article, analysis: Analysis, member: Member) -> bool:
    """Whether the two send things opposite ways."""
    return opposed(
        *(directions(text.title, text.text, language) for text, language in ((article, analysis.language), (member, member.language)))
    )


def _rivals(article: Article, analysis: Analysis, member: Member) -> bool:
    """Whether the two are one form of words filled in twice."""
    if analysis.language != member.language:
        return False
    ours, theirs = (reading(text.title, text.text, analysis.language) for text in (article, member))
    return rivalry(ours, theirs) is not None


def _confirmed(article: Article, analysis: Analysis, member: Member, *, certain: bool) -> bool:
    """Whether a text that shares words with another is more than a second statement of one speaker.

    One that shares only a third must also be more than two reports of one agency on related events.
    """
    if analysis.fingerprint is None:
        return certain
    likeness = compare(telling_of(article, analysis.fingerprint, analysis), told(member), {})
    if certain:
        return not likeness.another
    near = _apart(article, member) <= EVENT_WINDOW
    return near and likeness.score >= CONFIRMED and not (likeness.vetoed or likeness.opposed or likeness.another)


def _resembled_by_hand(article: Article, analysis: Analysis, candidates: Candidates) -> set[StoryId]:
    """The story of the text that is most like this one, if a person put it there, though it is no certain copy."""
    if not any(member.by_hand for member in candidates.near):
        return set()
    _, _, nearest = next(_copied(article, analysis, candidates), (0.0, 0.0, None))
    return {nearest.story} if nearest is not None and nearest.by_hand else set()


def _same_event(article: Article, analysis: Analysis, candidates: Candidates) -> Placement | None:
    if analysis.fingerprint is None:
        return None
    ours = telling_of(article, analysis.fingerprint, analysis)
    least = ROUND_UP if analysis.round_up else SAME_EVENT
    tellings = {story.id: [told(member) for member in _first_tellings(story)] for story in candidates.stories}
    around = crowd(founder for founder, *_ in tellings.values())
    best: _Fit | None = None
    for story in candidates.stories:
        if min(_apart(article, member) for member in _grounds(story)) > EVENT_WINDOW:
            continue
        found = _fit(ours, tellings[story.id], around, story.id)
        if found is None or found.score < least or (best is not None and found.score <= best.score):
            continue
        if not any(_rivals(article, analysis, member) for member in _first_tellings(story)):
            best = found
    if best is None:
        return None
    reason = f"score {best.score:.1f} with story {best.story}: {', '.join(best.likeness.shared)}"
    return Placement(story=best.story, rung=Rung.SAME_EVENT, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How well a telling fits a story.

    Attributes:
        story: The story.
        likeness: With the telling of it that is most alike.
        score: With the two that are most alike, on average: enough of that joins, since one alone may be alike by what both tell beside
            the event; and by it the better of two stories is chosen.
    """

    story: StoryId
    likeness: Likeness
    score: float


def _fit(ours: Telling, tellings: Iterable[Telling], around: Crowd, story: StoryId) -> _Fit | None:
    """How well a telling fits a story's first tellings; None where it does not or must not."""
    compared = [compare(ours, theirs, around) for theirs in tellings]
    if any(likeness.opposed or likeness.answered for likeness in compared):
        return None
    if any(likeness.vetoed for likeness in compared) and not any(likeness.outvoted for likeness in compared):
        return None
    if compared and compared[0].another:  # than the founder's; what joined it since may be told of in passing
        return None
    good = sorted(
        (found for found in compared if (found.kinds or found.strong) and not found.another), key=lambda found: found.score, reverse=True
    )
    if not good:
        return None
    scores = [found.score for found in good[:2]]
    return _Fit(story=story, likeness=good[0], score=sum(scores) / len(scores))


def _first_tellings(story: StoryView) -> Iterator[Member]:
    """The founder, what a person put beside it, and the first full report of each day in each language.

    A retelling is best compared with its own language and day. Only what comes within the window of the founder, or of what a person put
    beside it, is compared at all, so these do not chain.
    """
    grounds = _grounds(story)
    yield from grounds
    standing = {member.article for member in grounds}
    heard = {(story.founder.language, 0)} if len(story.founder.text) >= _FLASH else set()
    for member in story.members:
        key = member.language, abs(member.published - story.founder.published).days
        if member.article not in standing and key not in heard and len(member.text) >= _FLASH:
            heard.add(key)
            yield member


def _grounds(story: StoryView) -> list[Member]:
    """What a story stands on: its founder, and articles that a person put there, founders of merged stories among them."""
    return [story.founder, *[member for member in story.members if member.by_hand][:ANCHORS]]


def _apart(article: Article, member: Member) -> timedelta:
    return abs(article.published - member.published)


# --- a new story and its thread ------------------------------------------------------------------------------------------------------


def _new(article: Article, analysis: Analysis, candidates: Candidates, now: datetime) -> Placement:
    found = _thread(article, analysis, candidates, now)
    if found is None:
        return Placement(story=None, rung=None, reason="no known story tells it")
    before, why = found
    return Placement(story=None, rung=None, reason=f"a new event that follows story {before}: {why}", follows=before)


def _thread(article: Article, analysis: Analysis, candidates: Candidates, now: datetime) -> tuple[StoryId, str] | None:
    """The newest earlier story with the same kind of figure in its lead, else the newest that shares several rare names; and why."""
    known = {story.id: story for story in (*candidates.thread, *candidates.stories)}
    earlier = [
        story for story in known.values() if story.founder.published <= article.published and now - story.founder.published <= THREAD_WINDOW
    ]
    newest = sorted(earlier, key=lambda story: (story.founder.published, story.id), reverse=True)
    for story in newest:
        unit = _same_kind_of_figure(analysis, story.founder)
        if unit is not None:
            return story.id, f"figures for {unit}"
    for story in newest:
        names = _shared_rare_names(analysis, story.founder)
        if len(names) >= THREAD_NAMES:
            return story.id, ", ".join(names[:THREAD_NAMES])
    return None


def _same_kind_of_figure(analysis: Analysis, founder: Member) -> str | None:
    """A unit of which both leads tell a figure that is news by itself, where both count the same thing.

    Soldiers are soldiers of any army: what is claimed of both has to go one way, to be told by one side or of North Korea's; where only one
    claims anything, or nothing of that is so, both must share a rare name. Never where the claims go opposite ways.
    """
    ours, theirs = _counted(analysis.lead_quantities), _counted(founder.lead_quantities)
    for unit in sorted(ours & theirs):
        our_claims, their_claims = _claims_of(analysis.claims, unit), _claims_of(founder.claims, unit)
        our_way, their_way = _directions(our_claims), _directions(their_claims)
        if our_way and their_way:
            if our_way & their_way:
                return unit
        elif _are_of_one_thing(our_claims, their_claims) or _share_a_rare_name(analysis, founder):
            return unit
    return None


def _counted(quantities: Iterable[Quantity]) -> set[str]:
    """The units of the figures that are large enough to be news."""
    return {quantity.unit for quantity in new_figures((), quantities)} & HEADLINE_UNITS


def _claims_of(claims: Iterable[Claim], unit: str) -> list[Claim]:
    return [claim for claim in claims if claim.quantity is not None and claim.quantity.unit == unit]


def _directions(claims: Iterable[Claim]) -> set[Direction]:
    return {claim.direction for claim in claims if claim.direction is not None}


def _are_of_one_thing(ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether two texts claim a figure of one thing: told by one side, or of North Korea's in both; so is what neither claims."""
    if not ours and not theirs:
        return True
    if _sides(ours) & _sides(theirs):
        return True
    return any(map(_is_of_the_north, ours)) and any(map(_is_of_the_north, theirs))


def _sides(claims: Iterable[Claim]) -> set[str]:
    return {claim.speaker.side for claim in claims if claim.speaker is not None and claim.speaker.side is not None}


def _is_of_the_north(claim: Claim) -> bool:
    """Whether a claim counts what went between the two, or what its sentence says of North Korea."""
    return claim.direction is not None or any("dprk" in {name, side_of(name)} for name, _ in known_in(claim.passage))


def _share_a_rare_name(analysis: Analysis, founder: Member) -> bool:
    names = analysis.fingerprint.names if analysis.fingerprint is not None else frozenset()
    return any(is_rare(name) for name in shared_names(names, founder.fingerprint.names))


def _shared_rare_names(analysis: Analysis, founder: Member) -> list[str]:
    """Rare names in both, if they tell one matter as well."""
    names = analysis.fingerprint.names if analysis.fingerprint is not None else frozenset()
    shared = shared_names(names, founder.fingerprint.names)
    if not any(name.startswith(MATTER) for name in shared):
        return []
    return [name for name in shared if is_rare(name)]
