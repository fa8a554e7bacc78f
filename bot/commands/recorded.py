"""A change as the audit has it, in the words of a chat: what was done, to what, from what to what. Reads and changes nothing."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.commands.request import Request
from bot.locales.texts import Texts
from feeds.understand.query.term import write_term
from storage.audit import AuditEntry, Value
from storage.topics import audited_terms

_LONGEST: Final = 160
_UNDO: Final = re.compile(r"(?:keywords|topics) undo (\d+)")
ACTIONS: Final = {
    "keywords create": "record-keywords-create",
    "keywords add": "record-keywords-add",
    "keywords remove": "record-keywords-remove",
    "keywords prune": "record-keywords-prune",
    "keywords import": "record-keywords-import",
    "topics set": "record-topics-set",
    "topics remove": "record-topics-remove",
    "feeds add": "record-feeds-add",
    "feeds remove": "record-feeds-remove",
    "feeds pause": "record-feeds-pause",
    "feeds resume": "record-feeds-resume",
    "feeds refused": "record-feeds-refused",
    "stories merge": "record-stories-merge",
    "stories split": "record-stories-split",
    "stories move": "record-stories-move",
    "retract": "record-retract",
    "recheck tell": "record-recheck-tell",
    "admin add": "record-admin-add",
    "admin remove": "record-admin-remove",
    "invite": "record-invite",
    "subscribe": "record-subscribe",
    "unsubscribe": "record-unsubscribe",
    "mute": "record-mute",
    "mute story": "record-mute-story",
    "unmute story": "record-unmute-story",
    "chat state": "record-chat-state",
    "chat settings": "record-chat-settings",
    "chat moved": "record-chat-moved",
    "forget": "record-forget",
    "announce": "record-announce",
    "outbox retry": "record-outbox-retry",
}
"""The text of each action but an undo."""
_SUBJECT_ONLY: Final = frozenset(
    {"stories merge", "stories split", "stories move", "outbox retry", "mute story", "unmute story", "chat moved"}
)
_WORDS: Final = {  # values that are words of the program
    "active": "record-value-active",
    "stopped": "record-value-stopped",
    "unreachable": "record-value-unreachable",
    "forgotten": "record-value-forgotten",
    "paused": "record-value-paused",
    "admin": "record-value-admin",
    "editor": "record-value-editor",
}
_WITH_WORDS: Final = frozenset({"chat state", "feeds pause", "feeds resume", "admin add", "admin remove", "invite"})


def told(entry: AuditEntry, request: Request) -> str:
    """A change in one short line."""
    say, action = request.say, entry.action
    undo = _UNDO.fullmatch(action)
    key = ACTIONS.get(action)
    what = say("record-undo", number=undo[1]) if undo else action if key is None else say(key)
    return ": ".join(filter(None, [what, _subject(entry, say)])) + _sides(entry, request)


def _subject(entry: AuditEntry, say: Texts) -> str:
    match entry.action:
        case "announce":  # how many chats, in English
            return ""
        case "recheck tell":  # the version of the rules
            return ""
        case "invite":
            return _word(entry.subject, say)
        case "mute story" | "unmute story":
            return say("record-story", chat=entry.subject, story=str(entry.after or entry.before))
        case "chat moved":
            return f"{entry.before} → {entry.after}"
        case _:
            return entry.subject


def _sides(entry: AuditEntry, request: Request) -> str:
    """From what to what, in brackets; nothing where the rest says it."""
    say, before, after = request.say, entry.before, entry.after
    if entry.action in _SUBJECT_ONLY:
        return ""
    match entry.action, after:
        case "recheck tell", {"articles": int(articles), "stories": int(stories), "alerts": int(alerts)}:
            return f" {say('recheck-told', articles=articles, stories=stories, alerts=alerts)}"
        case "retract", {"reason": str(reason)}:
            return f" ({reason})" if reason else ""
        case "announce", str(text):
            return f" ({_cut(text)})"
        case "chat settings", _:
            before, after = _differing(before, after, say)
        case _:
            pass
    old, new = (_value(each, entry.action, request) for each in (before, after))
    nothing = say("audit-nothing")
    if old == new:  # what differs is too long to show, such as a term's forms
        return f" ({old})" if old else ""
    return f" ({old or nothing} → {new or nothing})"


def _differing(before: Value, after: Value, say: Texts) -> tuple[str, str]:
    """What differs between two states of a chat's settings, by the names that /settings has for them."""
    old, new = _flat(before), _flat(after)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]

    def side(values: Mapping[str, object]) -> str:
        return ", ".join(f"{_label(name, say)}: {_setting(name, values[name], say)}" for name in names if name in values)

    return side(old), side(new)


def _flat(value: Value) -> dict[str, object]:
    if not isinstance(value, Mapping):
        return {}
    inner = value.get("settings")
    outer = {("timezone" if name == "time_zone" else name): each for name, each in value.items() if name != "settings"}
    return {**outer, **(inner if isinstance(inner, Mapping) else {})}


def _label(name: str, say: Texts) -> str:
    key = f"setting-{name}"
    return say(key) if say.has(key) else name


def _setting(name: str, value: object, say: Texts) -> str:
    """The value of a setting, as /settings says it."""
    match name, value:
        case "language", str():
            return say.language_name(value)
        case "languages", list():
            return ", ".join(say.language_name(str(each)) for each in value)
        case "severity", str() if say.has(f"severity-{value}"):
            return say(f"severity-{value}")
        case "edits", bool():
            return say("setting-on" if value else "setting-off")
        case _, list():
            return "–".join(map(str, value))
        case _:
            return str(value)


def _value(value: Value, action: str, request: Request) -> str:
    """One side of a change: texts as they are, times by the chat's clock, terms as they are typed, a topic by its query."""
    match value:
        case None:
            return ""
        case str() if action == "mute":
            return request.say.moment(datetime.fromisoformat(value), zone=request.here.time_zone)
        case str():
            return _cut(_word(value, request.say) if action in _WITH_WORDS else value)
        case {"query": str(query)}:
            return _cut(query)
        case Mapping():
            return _cut(", ".join(f"{key}: {each}" for key, each in value.items()))
        case [[*_], *_]:
            return _cut(", ".join(map(write_term, audited_terms(value))))
        case _:
            return _cut(", ".join(map(str, value)))


def _word(text: str, say: Texts) -> str:
    return say(_WORDS[text]) if text in _WORDS else text


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
