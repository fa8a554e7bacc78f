"""Stories, the candidates an article is compared with, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from feeds.types.article import ArticleId, Fingerprint
from feeds.types.claim import Claim, Designation, Quantity

StoryId = NewType("StoryId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article that belongs to a story, as far as a comparison needs it.

    Attributes:
        article: Its row.
        story: The story it belongs to.
        founder: True for the article that opened the story.
        title: Its title.
        text: Its text.
        language: The language found in it.
        outlet: Who published it.
        published: UTC.
        lead_quantities: Figures of title and first two sentences.
        quantities: All its figures.
        claims: What it claims.
        denial: Whether it tells a denial.
        fingerprint: As stored with it.
        matched: Whether a topic wanted it; not so for one that only its link brought in.
        by_hand: Whether a person put it there, so that it stands for its story as the founder does.
        designations: The acts of listing that it tells.
    """

    article: ArticleId
    story: StoryId
    founder: bool
    title: str
    text: str
    language: str
    outlet: str
    published: datetime
    lead_quantities: tuple[Quantity, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    denial: bool
    fingerprint: Fingerprint
    matched: bool = True
    by_hand: bool = False
    designations: tuple[Designation, ...] = ()

    def __hash__(self) -> int:
        """By its rows: to hash its text and figures as well costs more than any look-up by it saves."""
        return hash((self.article, self.story))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as a decision needs it.

    Attributes:
        id: Its row.
        opened_at: When its first alert began to exist, UTC.
        founder: Its first telling.
        members: Other members that may matter for the comparison, oldest first; the founder is not among them.
        topics: Topics that any member matched.
        quantities: Every figure that any member told so far.
        denied: Whether a member told a denial.
        follows: The earlier story of the same thread, or None.
        apart: Stories that a person parted from it.
    """

    id: StoryId
    opened_at: datetime
    founder: Member
    members: tuple[Member, ...]
    topics: frozenset[str]
    quantities: tuple[Quantity, ...]
    denied: bool
    follows: StoryId | None
    apart: frozenset[StoryId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What storage found for one article by its keys; each rung of the ladder has its own field.

    Attributes:
        same_link: Member with the same link key, or None.
        same_text: Member with the same text hash within the window, or None.
        near: Members that share sketch keys within 14 days, the most shared first, at most 20.
        stories: Open stories that share event keys or have a near member, most shared first, then those of the same days, at most 20.
        thread: Closed stories that share event keys, newest first, at most 10: what a new story may be a sequel of.
    """

    same_link: Member | None = None
    same_text: Member | None = None
    near: tuple[Member, ...] = ()
    stories: tuple[StoryView, ...] = ()
    thread: tuple[StoryView, ...] = ()


class Rung(StrEnum):
    """Why an article was taken for a telling of a known story: the rungs of the ladder, cheapest first."""

    SAME_ENTRY = "same_entry"
    SAME_LINK = "same_link"
    SAME_TEXT = "same_text"
    NEAR_DUPLICATE = "near_duplicate"
    SAME_EVENT = "same_event"
    BY_HAND = "by_hand"  # no rung: a person said so


class HandAction(StrEnum):
    """What a person did with stories."""

    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A person's decision where an article belongs.

    Attributes:
        action: What was done.
        origin: The story that the article was taken from.
        actor: Who decided ("cli:root", "telegram:1234").
        at: When, UTC.
    """

    action: HandAction
    origin: StoryId
    actor: str
    at: datetime


class Outcome(StrEnum):
    """What became of an entry."""

    REJECTED = "rejected"  # no topic wants it
    NEW_STORY = "new_story"
    JOINED = "joined"
    UNPLACED = "unplaced"  # a round-up that touches no known story, so founds none


class Change(StrEnum):
    """What a joined or revised article adds to its story, as far as chats are concerned."""

    COVERAGE = "coverage"  # one more telling: the alert's coverage line
    UPDATE = "update"  # a new figure, actor, denial or official act: pushed as a reply
    CORRECTION = "correction"  # a telling was changed by its publisher in what it says: pushed as a reply
    NOTHING = "nothing"


class Correction(StrEnum):
    """What a publisher changed in a telling, by the gravest of it."""

    FIGURES = "figures"
    RETRACTION = "retraction"  # the text itself says that it was corrected or withdrawn
    DENIAL_ADDED = "denial_added"
    DENIAL_REMOVED = "denial_removed"
    DIRECTION = "direction"  # who sends and who gets
    NAME = "name"  # another country, person or ship in the place of one
    UNWANTED = "unwanted"  # no topic wants the new text


class Severity(StrEnum):
    """How much an alert may interrupt."""

    FLASH = "flash"  # an official act, or a government's new total
    ROUTINE = "routine"
    LOW = "low"  # one tabloid or one state-media source alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where the ladder puts an article: with a known story, or None for a new one.

    Attributes:
        story: The story it tells, or None.
        rung: The rung that decided, None for a new story.
        reason: One line with the figures that decided ("containment 0.62 with article 17").
        follows: For a new story, the earlier story of the same thread, or None.
    """

    story: StoryId | None
    rung: Rung | None
    reason: str
    follows: StoryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of one entry, why, and by which versions.

    Attributes:
        outcome: What became of it.
        story: The story it joined; None for a rejected one and for a new story, whose row does not exist yet.
        rung: Why it joined.
        reason: One line for `entries list`, logs and audit.
        change: What it adds to the story it joined.
        correction: For a correction, what was put right.
        news: What is new in words of data: figures not known before, e.g. the quantities of an update; for rendering.
        follows: For a new story: the earlier story whose thread it continues.
        actors: Of an update: sides that say something and had not spoken before ("ukraine"), in the order of the text.
        listed: Of an update: sides that listed somebody, where the story had told of no listing.
        acts: Of an update: official acts of which the story had told nothing ("veto russia").
        severity: How much this telling may interrupt.
        versions: Of topics, lists and rules.
    """

    outcome: Outcome
    reason: str
    versions: str
    story: StoryId | None = None
    rung: Rung | None = None
    change: Change = Change.NOTHING
    correction: Correction | None = None
    news: tuple[Quantity, ...] = ()
    follows: StoryId | None = None
    actors: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    severity: Severity = Severity.ROUTINE
