"""What must hold after every restart, whenever the process was killed (docs/delivery.md). Pure: evidence in, violations out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from storage.lifecycle import MAX_REPEATS
from storage.types import DeliveryKind, DeliveryState, Operation
from tests.kill import day
from tests.kill.evidence import SENDS, Evidence, FeedRow, Received, Row

_UNSETTLED = frozenset({DeliveryState.PENDING, DeliveryState.SENDING})
_FAILED = frozenset({DeliveryState.DEAD, DeliveryState.GONE, DeliveryState.EXPIRED, DeliveryState.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """A broken rule, "I1" to "I9", "lost" or "merged", and where."""

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def violations(evidence: Evidence, *, honours: bool, drained: bool) -> list[Violation]:
    """Every broken rule, sorted.

    Args:
        evidence: What the day has left behind.
        honours: Whether the network honours delivery ids.
        drained: Whether the day is over, so that nothing may wait any more and all must be told.
    """
    found = [
        *_one_row(evidence),
        *_sent_is_known(evidence, drained=drained),
        *_nothing_unasked(evidence),
        *_owed(evidence),
        *_in_order(evidence),
        *_copies(evidence, honours=honours),
        *_validators(evidence),
        *_acted_on(evidence, drained=drained),
        *_secrets(evidence),
    ]
    if drained:
        found += [*_settled(evidence), *_told(evidence), *_replied(evidence)]
    return sorted(Violation(rule=rule, what=what) for rule, what in found)


_Found = Iterator[tuple[str, str]]


def _one_row(evidence: Evidence) -> _Found:
    alerts = Counter((row.story, row.chat) for row in evidence.rows if row.kind is DeliveryKind.ALERT)
    for (story, chat), count in alerts.items():
        if count > 1:
            yield "I1", f"story {story} has {count} alerts in {chat}"


def _settled(evidence: Evidence) -> _Found:
    """What may be held for a person was repeated as often as allowed; an edit, or an answer that comes late, may become pointless."""
    for row in evidence.rows:
        held = row.state is DeliveryState.AMBIGUOUS and row.repeats < MAX_REPEATS
        failed = row.state in _FAILED and row.kind not in {DeliveryKind.COVERAGE, DeliveryKind.ANSWER}
        if row.state in _UNSETTLED or held or failed:
            yield "I1", f"{_name(row)} is {row.state} at the end"


def _sent_is_known(evidence: Evidence, *, drained: bool) -> _Found:
    arrived: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    deliveries = {(record.chat, record.delivery) for record in evidence.received}
    made = {(record.chat, record.delivery, record.reference) for record in evidence.received}
    for record in evidence.received:
        arrived[record.chat, record.reference].append(record.text)
    for row in evidence.rows:
        if row.state is not DeliveryState.SENT:
            continue
        if (row.chat, row.id) not in deliveries:
            yield "I2", f"{_name(row)} is sent, but never arrived"
        elif row.operation in SENDS and (row.chat, row.id, row.reference) not in made:
            yield "I2", f"{_name(row)} is sent as {row.reference}, which its chat does not know"
        elif row.operation in SENDS and not _same_text(row, arrived[row.chat, row.reference or ""], evidence, drained=drained):
            yield "I2", f"{_name(row)} shows another text in its chat than the database says"


def _same_text(row: Row, shown: list[str], evidence: Evidence, *, drained: bool) -> bool:
    """Whether the database knows what a message says.

    A network that honours ids keeps the first text of a message that was sent twice; until the waiting edit has gone out it may differ.
    """
    ours = evidence.texts.get(row.id, ("",))[-1]
    edits = (each for each in evidence.rows if each.depends_on == row.id and each.operation is Operation.EDIT)
    return ours == shown[-1] if drained else ours in shown or any(each.state in _UNSETTLED for each in edits)


def _nothing_unasked(evidence: Evidence) -> _Found:
    known = {(row.chat, row.id) for row in evidence.rows}
    for record in evidence.received:
        if (record.chat, record.delivery) not in known:
            yield "I3", f"{record.operation} {record.reference} in {record.chat} has no row"


def _owed(evidence: Evidence) -> _Found:
    chats: defaultdict[int | None, set[str]] = defaultdict(set)
    for row in evidence.rows:
        if row.kind is DeliveryKind.ALERT:
            chats[row.story].add(row.chat)
    for story in evidence.stories:
        if story.owed != len(chats[story.id]):
            yield "I4", f"story {story.id} is owed to {story.owed} chats and has {len(chats[story.id])} alerts"
        subscribed = {f"console:{name}" for name, (_, topics) in day.CHATS.items() if story.topics & set(topics)}
        if not story.events & day.BASELINE and subscribed != chats[story.id]:
            yield "I4", f"story {story.id} ({_list(story.events)}): alerts for {_list(chats[story.id])}, subscribed {_list(subscribed)}"


def _in_order(evidence: Evidence) -> _Found:
    alerts = {row.id: row for row in evidence.rows if row.kind is DeliveryKind.ALERT}
    newest: dict[str, Row] = {}
    seen: set[str] = set()
    for record in evidence.received:
        row = alerts.get(record.delivery)
        if row is None or row.id in seen:
            continue
        seen.add(row.id)
        before = newest.setdefault(row.chat, row)
        if row.seq < before.seq:
            yield "I5", f"{_name(row)} came after that of story {before.story}"
        newest[row.chat] = max(before, row, key=lambda each: each.seq)


def _copies(evidence: Evidence, *, honours: bool) -> _Found:
    copies = Counter(record.delivery for record in evidence.received if record.operation in SENDS)
    for row in evidence.rows:
        allowed = 1 if honours else 1 + row.repeats
        if copies[row.id] > allowed:
            yield "I6", f"{_name(row)} arrived {copies[row.id]} times, {allowed} declared"


def _validators(evidence: Evidence) -> _Found:
    documents = {(feed, _tag(feed, number)): number for feed in day.FEEDS for number in reversed(range(day.ROUNDS))}
    for feed in evidence.feeds:
        tags = {_tag_of(feed.body_hash), feed.etag} - {None}
        for tag in tags:
            number = documents.get((feed.name, str(tag)))
            if number is None:
                yield "I7", f"{feed.name} keeps a validator that no document had"
            else:
                yield from _entries(feed, number)


def _entries(feed: FeedRow, number: int) -> _Found:
    later = [each for each in day.TELLINGS if each.feed == feed.name and each.round > number]
    wanted = day.entries(feed.name, number)
    for entry in wanted:
        titles = {entry.title, *(each.title for each in later if each.link == entry.link)}
        if feed.titles.get(entry.link) not in titles:
            yield "I7", f"{feed.name} keeps the validator of round {number}, but not its entry {entry.link}"
    if feed.seen < len(wanted):
        yield "I7", f"{feed.name} keeps the validator of round {number}, but has seen {feed.seen} of {len(wanted)} entries"


def _tag(feed: str, number: int) -> str:
    return _tag_of(sha256(day.document(feed, number)).digest()) or ""


def _tag_of(body_hash: bytes | None) -> str | None:
    return None if body_hash is None else f'"{body_hash.hex()}"'


def _acted_on(evidence: Evidence, *, drained: bool) -> _Found:
    """Each command is answered once, and in the end all are; the answer names the command, which does not exist."""
    for text in (text for said in day.COMMANDS.values() for _, text in said):
        count = sum(text in answer for answer in evidence.answers)
        if count > 1 or (drained and not count):
            yield "I8", f"{text} was acted on {count} times"


def _secrets(evidence: Evidence) -> _Found:
    written = evidence.output + "".join(record.text for record in evidence.received)
    for secret in day.SECRETS:
        if secret in written:
            yield "I9", "a secret stands in the output"


def _told(evidence: Evidence) -> _Found:
    """Nothing is lost, and no event is told as two."""
    records: defaultdict[str, list[Received]] = defaultdict(list)
    for record in evidence.received:
        records[record.delivery].append(record)
    for event, chats in day.told_events().items():
        found = [story.id for story in evidence.stories if event in story.events]
        if len(found) != 1:
            yield "merged", f"{event} became {len(found)} stories"
        for name in chats:
            rows = [row for row in evidence.rows if row.kind is DeliveryKind.ALERT and row.story in found and row.chat == f"console:{name}"]
            if not any(_has_told(row, event, evidence, records) for row in rows):
                yield "lost", f"{event} was not told in {name}"


def _has_told(row: Row, event: str, evidence: Evidence, records: Mapping[str, list[Received]]) -> bool:
    """Whether a message of the delivery, or of the catch-up message that it is folded into, names the event; a held one is excused."""
    speaker = next((each for each in evidence.rows if each.id == row.depends_on), row) if row.state is DeliveryState.FOLDED else row
    titles = {telling.title for telling in day.TELLINGS if telling.event == event}
    told = any(title in record.text for record in records.get(speaker.id, ()) for title in titles)
    return told or speaker.state is DeliveryState.AMBIGUOUS


def _replied(evidence: Evidence) -> _Found:
    """Every update and correction of the day arrived in every chat that was told the event."""
    arrived = {record.delivery for record in evidence.received}
    for event, kinds in day.REPLIES.items():
        stories = {story.id for story in evidence.stories if event in story.events}
        for name in day.told_events()[event]:
            for kind in kinds:
                rows = [row for row in evidence.rows if row.kind is kind and row.story in stories and row.chat == f"console:{name}"]
                if not any(row.id in arrived or row.state is DeliveryState.AMBIGUOUS for row in rows):
                    yield "lost", f"the {kind} of {event} was not told in {name}"


def _name(row: Row) -> str:
    return f"{row.kind} {row.id[:8]} of story {row.story} in {row.chat}"


def _list(names: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"
