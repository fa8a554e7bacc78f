"""Types of what storage owns: chats, subscriptions, deliveries, shown messages. Times are UTC-aware."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from feeds.types.article import ArticleId
from feeds.types.claim import Claim, Designation, Quantity
from feeds.types.feed import Tier
from feeds.types.story import ByHand, Rung, Severity, StoryId

ChatId = NewType("ChatId", int)
DeliveryId = NewType("DeliveryId", str)  # 32 hex digits, 128 random bits: row numbers come back after a restore
RoundId = NewType("RoundId", int)


class ChatKind(StrEnum):
    """What kind of place a chat is."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


class ChatState(StrEnum):
    """Whether a chat is told anything."""

    ACTIVE = "active"
    STOPPED = "stopped"  # its people asked for silence; settings are kept
    UNREACHABLE = "unreachable"  # the network refuses us there; settings are kept
    FORGOTTEN = "forgotten"  # all that was kept of it is erased; its row goes with its last answer


class Role(StrEnum):
    """What a person may do, from most to least. Each may do what those below it may."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"  # keyword lists only
    SUBSCRIBER = "subscriber"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a chat is.

    Attributes:
        network: "console", "telegram" or "matrix".
        account: The bot's own account there ("" where there is only one).
        address: Chat id, room id or console name.
        thread: Forum topic or thread inside it, "" for none.
    """

    network: str
    address: str
    account: str = ""
    thread: str = ""

    def __str__(self) -> str:
        """Short form for people: "console:desk", "telegram:-100123/7"."""
        return f"{self.network}:{self.address}" + (f"/{self.thread}" if self.thread else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat with its settings; language is a BCP 47 primary tag, the time zone an IANA name; it is muted until `quiet_until`."""

    id: ChatId
    address: Address
    kind: ChatKind
    state: ChatState
    language: str
    time_zone: str
    title: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    quiet_until: datetime | None = None


class Operation(StrEnum):
    """What a delivery does in its chat."""

    SEND = "send"
    REPLY = "reply"
    EDIT = "edit"
    REDACT = "redact"
    REACT = "react"
    FILE = "file"


class DeliveryKind(StrEnum):
    """What a delivery tells."""

    ANSWER = "answer"  # to a command
    ALERT = "alert"  # a story's first alert in a chat
    CATCH_UP = "catch_up"  # several stories in one message
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    DIGEST = "digest"
    COVERAGE = "coverage"  # edits the alert's coverage line
    NOTICE = "notice"  # to owners


class Lane(IntEnum):
    """Who goes first in a chat: the smaller number."""

    ANSWER = 0  # also to a chat that is muted or was stopped
    ALERT = 1
    UPDATE = 2
    DIGEST = 3
    EDIT = 4


class DeliveryState(StrEnum):
    """Where a delivery stands.

    pending -> sending -> sent | pending (retry) | ambiguous -> pending | dead | gone; pending -> expired | cancelled | folded;
    folded: told inside a catch-up message; withheld: kept back by the chat's settings until a later telling fits them.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    DEAD = "dead"
    GONE = "gone"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FOLDED = "folded"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """A delivery to be created; see `Delivery` for the meaning of its fields."""

    id: DeliveryId
    chat: ChatId
    kind: DeliveryKind
    operation: Operation
    lane: Lane
    created_at: datetime
    not_before: datetime
    expires_at: datetime
    story: StoryId | None = None
    severity: Severity = Severity.ROUTINE
    depends_on: DeliveryId | None = None
    round: RoundId | None = None
    payload: Mapping[str, object] = field(default_factory=dict)
    state: DeliveryState = DeliveryState.PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One operation in one chat.

    Attributes:
        id: 128 random bits in hex; on networks with idempotency keys it is the key.
        chat: In which chat.
        address: The chat's address now.
        chat_kind: What kind of place that is; groups have a pace of their own.
        story: What it tells of, or None.
        kind: What it tells.
        operation: What it does there.
        lane: Who goes first.
        severity: How much it may interrupt.
        state: Where it stands.
        created_at: When the decision was committed.
        not_before: Not to be sent earlier.
        expires_at: Not to be sent later.
        attempts: How often its bytes may have left.
        repeats: How often it was sent again although it may have arrived: copies in the chat are at most 1 + repeats.
        depends_on: The delivery that must be sent first, whose message it replies to or edits.
        round: The round that made it.
        payload: What rendering needs beyond the story.
        reference: The network's reference to the message, once sent.
        reason: Why it is dead, gone, expired, cancelled or ambiguous.
    """

    id: DeliveryId
    chat: ChatId
    address: Address
    chat_kind: ChatKind
    story: StoryId | None
    kind: DeliveryKind
    operation: Operation
    lane: Lane
    severity: Severity
    state: DeliveryState
    created_at: datetime
    not_before: datetime
    expires_at: datetime
    attempts: int
    repeats: int
    depends_on: DeliveryId | None
    round: RoundId | None
    payload: Mapping[str, object]
    reference: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMessage:
    """What a chat was shown.

    Attributes:
        delivery: The delivery that showed it.
        chat: Where.
        reference: The network's reference.
        stories: The stories it tells of; several for a catch-up message.
        text: The plain text as it stands there now.
        version: 1 for the first text, one more per edit.
        shown_at: When it was last sent or edited.
        buttons: What stands on its buttons, by their marks.
    """

    delivery: DeliveryId
    chat: ChatId
    reference: str
    stories: tuple[StoryId, ...]
    text: str
    version: int
    shown_at: datetime
    buttons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article of a story as rendering and lists need it: its newest revision.

    Attributes:
        article: Its row.
        rung: Why it joined, None for the founder.
        url: What a reader should open, or None.
        link_key: Its canonical link, or None: tellings with the same one are one source.
        outlet: Who published it.
        tier: What kind of source that is.
        language: The language found in its text.
        title: Its title.
        text: Its text.
        summary: The sentences worth pushing.
        published: UTC; see `dated`.
        dated: False where `published` is only when we first saw it.
        first_seen: When we first saw it.
        quantities: All its figures.
        lead_quantities: Those of title and lead.
        claims: What it claims, in the order of its text.
        designations: Who was listed, by whom, in the order of its text.
        denial: Whether it tells a denial.
        topics: Topics that it matched.
        revision: 1 for the first state.
        reason: The reason of its decision.
        by_hand: The decision of a person that it belongs here, or None.
    """

    article: ArticleId
    rung: Rung | None
    url: str | None
    link_key: str | None
    outlet: str
    tier: Tier
    language: str
    title: str
    text: str
    summary: tuple[str, ...]
    published: datetime
    dated: bool
    first_seen: datetime
    quantities: tuple[Quantity, ...]
    lead_quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    designations: tuple[Designation, ...]
    denial: bool
    topics: tuple[str, ...]
    revision: int
    reason: str
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story with all its tellings.

    Attributes:
        id: Its row.
        opened_at: When its first alert began to exist.
        follows: The earlier story of the same thread, or None.
        topics: Every topic that one of its tellings matched.
        tellings: The founder first, then in the order of joining; never empty.
        apart: Stories that a person parted from it.
        retracted: Why a person took it back, "" where they did not say; None where nobody did.
    """

    id: StoryId
    opened_at: datetime
    follows: StoryId | None
    topics: tuple[str, ...]
    tellings: tuple[Telling, ...]
    apart: tuple[StoryId, ...] = ()
    retracted: str | None = None
