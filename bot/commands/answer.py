"""From what happened in a chat to the answer in the outbox, in one transaction: what a command changes and its answer exist together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot import access
from bot.commands import confirming
from bot.commands.command import Command, Confirmation, Question, Refused
from bot.commands.guide import unknown
from bot.commands.joining import welcome
from bot.commands.pages import pages
from bot.commands.request import Answer, Request, Words, plain
from bot.commands.table import COMMANDS
from bot.commands.words import is_command, read
from bot.locales.texts import DEFAULT, LANGUAGES
from bot.networks.base import Author, Incoming, Joined, Left, Moved, Pressed, Said
from bot.networks.quiet import JOINER
from bot.render.payload import file_to, message_to
from storage import chats, lifecycle, messages, outbox
from storage.audit import Actor
from storage.database import Database
from storage.deliveries import FLEETING
from storage.types import Chat, ChatId, ChatKind, ChatState, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation, Role

ANSWER_EXPIRES = timedelta(hours=1)  # later an answer would only puzzle
MAX_CAPTION = 900  # code points of an answer that stands below a file; Telegram takes 1024 UTF-16 units
NAMES = frozenset(COMMANDS) | {confirming.YES, confirming.NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all answers have in common.

    Attributes:
        owners: People who may do everything: "telegram:1234", "matrix:@ann:example.org".
        refusals: Where somebody was refused lately.
        new_id: Makes ids of deliveries.
    """

    owners: frozenset[str]
    refusals: access.Refusals
    new_id: Callable[[], str]


def question(db: Database, incoming: Incoming, desk: Desk, *, now: datetime) -> tuple[Command, Question] | None:
    """The command that must find something out before its transaction, or None. Changes nothing."""
    words = _words(db, incoming)
    if words is not None and words.name == confirming.YES:
        words = _waiting(db, incoming, words, now)
    command = COMMANDS.get(words.name) if words is not None else None
    if words is None or command is None or command.prepare is None or _refusal(db, incoming, command, desk) is not None:
        return None
    chat = chats.chat_by_address(db, incoming.address) or _newcomer(incoming)
    role = access.role_of(db, incoming, desk.owners)
    return command, Question(chat=chat, words=words, role=role, person=incoming.sender, now=now)


def answer(db: Database, incoming: Incoming, desk: Desk, *, now: datetime, prepared: object = None) -> None:
    """Do what is asked and put the answer into the outbox.

    Args:
        db: Inside a transaction.
        incoming: What happened.
        desk: What all answers have in common.
        now: The time.
        prepared: What the command's `prepare` found out; a `Refused` for what it refused.
    """
    match incoming.what:
        case Said() | Pressed():
            _heard(db, incoming, desk, now=now, prepared=prepared)
        case Joined():
            _joined(db, incoming, now)
            here = _chat(db, incoming, now)
            if (hello := welcome(db, incoming, here, now=now, new_id=lambda: DeliveryId(desk.new_id()))) is not None:
                _put(*hello)
        case Left(reason=_):
            _left(db, incoming, now)
        case Moved(to=to):
            chats.move_place(db, incoming.address, to, actor=_actor(incoming), now=now)
        case _:
            assert_never(incoming.what)


def not_heard(db: Database, incoming: Incoming, desk: Desk, *, most: int, now: datetime) -> bool:
    """Answer somebody who speaks too much that this is not carried out, nor what follows.

    Args:
        db: Inside a transaction.
        incoming: What they said; what is not said to the bot is not answered either.
        desk: What all answers have in common.
        most: How often a minute they are heard.
        now: The time.

    Returns:
        Whether it is answered.
    """
    words = _words(db, incoming)
    if words is None or not desk.refusals.due(incoming, now=now):
        return False
    request = _request(db, incoming, desk, words, now=now)
    _put(request, plain(request.say("not-heard", count=most)))
    return True


def _heard(db: Database, incoming: Incoming, desk: Desk, *, now: datetime, prepared: object) -> None:
    words = _words(db, incoming)
    if words is None:
        return
    request = _request(db, incoming, desk, words, now=now, prepared=prepared)
    command = COMMANDS.get(words.name)
    refusal = _refusal(db, incoming, command, desk) if command is not None else None
    if refusal is not None:
        if desk.refusals.due(incoming, now=now):
            _put(request, plain(request.say(refusal.key, **refusal.values)))
        return
    _put(request, _answered(request, command, incoming, desk))


def _request(db: Database, incoming: Incoming, desk: Desk, words: Words, *, now: datetime, prepared: object = None) -> Request:
    """What a command gets to work with; a chat that could not be reached wakes where somebody in charge speaks."""
    here = _chat(db, incoming, now)
    if access.may_change(incoming):
        here = _awake(db, here, _actor(incoming), now)
    return Request(
        db=db,
        chat=here,
        here=here,
        words=words,
        role=access.role_of(db, incoming, desk.owners),
        person=incoming.sender,
        actor=_actor(incoming),
        now=now,
        new_id=lambda: DeliveryId(desk.new_id()),
        prepared=prepared,
        may_change=access.may_change(incoming),
        owners=desk.owners,
    )


def _answered(request: Request, command: Command | None, incoming: Incoming, desk: Desk) -> Answer:
    """What a command answers; what it refuses has changed nothing."""
    say = request.say
    if request.words.name in {confirming.YES, confirming.NO}:
        asked = confirming.asked(
            request.db, request.words, here=request.here, person=request.person, in_charge=request.may_change, now=request.now
        )
        if len(asked) > 1:
            return confirming.which(request, asked)
        command = COMMANDS.get(asked[0].words.name) if asked else None
        if command is None:
            return plain(say("confirmation-unknown"))
        confirming.forget(request.db, asked[0])
        if request.words.name == confirming.NO:
            return plain(say("confirmation-dropped"))
        request = replace(request, words=replace(asked[0].words, confirmed=True))
        if (refusal := _refusal(request.db, incoming, command, desk)) is not None:
            return plain(say(refusal.key, **refusal.values))
    if command is None:
        return unknown(request, COMMANDS)
    try:
        if isinstance(request.prepared, Refused):
            raise request.prepared
        with request.db.savepoint():
            found = command.run(request)
    except Refused as refused:
        return plain(say(refused.key, **refused.values))
    if isinstance(found, Confirmation):
        return Answer(lines=found.lines, buttons=confirming.ask(request, found.words or request.words))
    return found


def _words(db: Database, incoming: Incoming) -> Words | None:
    """What is said to the bot; None for what is not: talk in groups, what bots and channels say, what was edited or forwarded."""
    what = incoming.what
    if incoming.author in access.NEVER_OBEYED:
        return None
    if isinstance(what, Pressed):
        return _pressed(db, incoming, what)
    if not isinstance(what, Said) or what.edited or what.forwarded:
        return None
    what = replace(what, text=what.text.replace(JOINER, ""))  # what an answer showed may have been copied
    if not is_command(what.text):
        return Words(name="", rest=what.text) if incoming.kind is ChatKind.PRIVATE and what.text.strip() else None
    words = read(what, NAMES)
    if incoming.kind is not ChatKind.PRIVATE and words.name not in NAMES and not what.addressed:
        return None  # in a group a strange command that names nobody is another bot's
    return words


def _pressed(db: Database, incoming: Incoming, what: Pressed) -> Words | None:
    """What a button says; None for one of another message, and in channels."""
    if incoming.kind is ChatKind.CHANNEL:
        return None  # nothing there has buttons, so that a program of a reader's made it up; the answer would stand before all
    command = what.command if what.command is not None else _behind(db, incoming, what)
    return None if command is None else replace(read(Said(text=command, reply_to=what.target), NAMES), pressed=True)


def _waiting(db: Database, incoming: Incoming, said: Words, now: datetime) -> Words | None:
    """The command that a yes will carry out: what it must find out first may have changed since it was asked."""
    here = chats.chat_by_address(db, incoming.address)
    if here is None:
        return None
    asked = confirming.asked(db, said, here=here, person=incoming.sender, in_charge=access.may_change(incoming), now=now)
    return replace(asked[0].words, confirmed=True) if len(asked) == 1 else None


def _behind(db: Database, incoming: Incoming, pressed: Pressed) -> str | None:
    """The command behind a mark below one of our messages."""
    chat = chats.chat_by_address(db, incoming.address)
    shown = messages.by_reference(db, chat.id, pressed.target) if chat is not None else None
    if shown is None:
        return None
    marks = {_bare(mark): command for mark, command in shown.buttons.items()}
    return marks.get(_bare(pressed.mark))


def _bare(mark: str) -> str:
    """A mark without the sign that asks for a coloured picture: some keyboards add it, some do not (UTS #51, emoji presentation)."""
    return mark.replace("\ufe0f", "")


def _refusal(db: Database, incoming: Incoming, command: Command, desk: Desk) -> Refused | None:
    """Why the sender may not give a command there, or None."""
    if command.changes_chat and not access.may_change(incoming):
        return Refused("group-admins-only")
    if command.role is Role.SUBSCRIBER:
        return None
    if incoming.author is Author.ANONYMOUS_ADMIN:
        return Refused("anonymous-refused")
    if not access.reaches(access.role_of(db, incoming, desk.owners), command.role):
        return Refused("role-needed", role=command.role)
    return None


def _chat(db: Database, incoming: Incoming, now: datetime) -> Chat:
    """Where it happened; a chat that is new is added."""
    new = _newcomer(incoming)
    number = chats.upsert_chat(db, new.address, kind=new.kind, language=new.language, time_zone=new.time_zone, title=new.title, now=now)
    return chats.chat(db, number)


def _newcomer(incoming: Incoming) -> Chat:
    """A chat that nobody has spoken in yet, as it would be added."""
    language = (incoming.language or DEFAULT).partition("-")[0].lower()
    return Chat(
        id=ChatId(0),
        address=incoming.address,
        kind=incoming.kind,
        state=ChatState.ACTIVE,
        language=language if language in LANGUAGES else DEFAULT,
        time_zone="UTC",
        title=incoming.chat_title,
    )


def _awake(db: Database, chat: Chat, actor: Actor, now: datetime) -> Chat:
    """The chat, which wakes if it could not be reached: somebody in charge there speaks to us."""
    if chat.state is not ChatState.UNREACHABLE:
        return chat
    chats.set_state(db, chat.id, ChatState.ACTIVE, actor=actor, now=now)
    return chats.chat(db, chat.id)


def _joined(db: Database, incoming: Incoming, now: datetime) -> None:
    """Let what was paused there go on, the chat's threads included; what was stopped stays so."""
    _chat(db, incoming, now)
    for chat in chats.at(db, incoming.address):
        _awake(db, chat, _actor(incoming), now)


def _left(db: Database, incoming: Incoming, now: datetime) -> None:
    """Pause a chat that the bot was put out of; its settings are kept."""
    for chat in chats.at(db, incoming.address):
        if chat.state is ChatState.ACTIVE:
            chats.set_state(db, chat.id, ChatState.UNREACHABLE, actor=_actor(incoming), now=now)
        lifecycle.withdraw(db, chat.id, reason="the bot was put out of the chat", now=now)


def _actor(incoming: Incoming) -> Actor:
    who = incoming.sender or str(incoming.author)
    return Actor(who=f"{incoming.address.network}:{who}", place=str(incoming.address))


def _replaced(request: Request, found: Answer) -> DeliveryId | None:
    """The message that an answer takes the place of; None where it is one of its own."""
    if not found.in_place or not request.words.pressed or request.words.reply_to is None:
        return None
    shown = messages.by_reference(request.db, request.here.id, request.words.reply_to)
    alike = shown is not None and {command.split()[0] for command in shown.buttons.values()} == {f"/{request.words.name}"}
    return shown.delivery if shown is not None and alike else None


def _put(request: Request, found: Answer) -> None:
    """The answer into the outbox, in as many messages as it needs."""
    replaced = _replaced(request, found)
    said = [(Operation.SEND if replaced is None else Operation.EDIT, message_to(message)) for message in pages(found)]
    if found.file is not None:
        caption = said.pop()[1] if said and len(pages(found)[-1].plain()) <= MAX_CAPTION else message_to(pages(plain(""))[0])
        said.append((Operation.FILE, caption | file_to(found.file)))
    secret = {FLEETING: found.secret} if found.secret else {}
    outbox.create(
        request.db,
        [
            NewDelivery(
                id=request.new_id(),
                chat=request.here.id,
                kind=DeliveryKind.ANSWER,
                operation=operation,
                lane=Lane.ANSWER,
                created_at=request.now,
                not_before=request.now,
                expires_at=request.now + ANSWER_EXPIRES,
                depends_on=replaced,
                payload=payload | secret,
            )
            for operation, payload in said
        ],
    )
