"""How a chat is told: one table of settings; each can be pressed and typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from babel import Locale
from babel.core import UnknownLocaleError

from bot.commands.command import Command, Family, Refused
from bot.commands.guide import nearest
from bot.commands.request import Answer, Request, line, titled
from bot.commands.times import clock
from bot.commands.topics import DIGITS
from bot.commands.vocabulary import words_for
from bot.locales.texts import LANGUAGES, Texts, texts, time_zone
from bot.message import Button
from feeds.types.story import Severity
from storage import chats, quiet
from storage.preferences import Preferences, preferences, to_settings
from storage.types import Chat

Changes = Mapping[str, object]
"""What `chats.configure` is to change."""

_ZONES: Final = ("UTC", "Europe/London", "Europe/Berlin", "Asia/Seoul", "Asia/Tokyo", "America/New_York")
_SILENT: Final = (("22:00", "07:00"), ("23:00", "06:00"))
_SEVERITIES: Final = {Severity.LOW: "severity-low", Severity.ROUTINE: "severity-routine", Severity.FLASH: "severity-flash"}
_MAX_LANGUAGES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting.

    Attributes:
        name: What is typed behind /settings; its texts are `setting-NAME`, and `setting-NAME-unclear` for what cannot be read.
        mark: On its button.
        shown: The chat's value in words.
        offered: Values to press, with what stands on their buttons.
        read: What a typed value changes; None for what is no value.
    """

    name: str
    mark: str
    shown: Callable[[Request], str]
    offered: Callable[[Request], Sequence[tuple[str, str]]]
    read: Callable[[str, Chat], Changes | None]


# --- reading what was typed ------------------------------------------------------------------------------------------------------------


def read_language(text: str, _: Chat) -> Changes | None:
    """A language of the interface: by its tag, or by its name in any of them."""
    word = text.casefold()
    found = next(
        (tag for tag in LANGUAGES if word == tag or word in {texts(each).language_name(tag).casefold() for each in LANGUAGES}), None
    )
    return None if found is None else {"language": found}


def read_zone(text: str, _: Chat) -> Changes | None:
    """A time zone by its IANA name, or by the city in it: "Asia/Seoul", "seoul", "new york"."""
    word = "_".join(text.split()).casefold()
    found = _zones().get(word)
    return None if found is None else {"time_zone": found}


@cache
def _zones() -> Mapping[str, str]:
    """Every time zone by its name and by its city, in small letters; where a city stands in several, the first in order."""
    names = sorted(name for name in available_timezones() if name == "UTC" or "/" in name)
    cities = {name.rpartition("/")[2].casefold(): name for name in reversed(names) if not name.startswith(("Etc/", "posix/", "right/"))}
    return cities | {name.casefold(): name for name in names}


def read_severity(text: str, chat: Chat) -> Changes | None:
    """The least severity: low, routine or flash, or its words."""
    word = text.casefold()
    found = next((each for each, key in _SEVERITIES.items() if word == each or word in words_for(f"words-{key}")), None)
    return None if found is None else _preferred(chat, severity=found)


def read_languages(text: str, chat: Chat) -> Changes | None:
    """Languages of sources, "en, ko" or "all"."""
    words = text.casefold().replace(",", " ").split()
    if len(words) == 1 and words[0] in words_for("words-all"):
        return _preferred(chat, languages=())
    tags = tuple(dict.fromkeys(words))[:_MAX_LANGUAGES]
    return _preferred(chat, languages=tags) if tags and all(map(_is_language, tags)) else None


def _is_language(tag: str) -> bool:
    if not (tag.isascii() and tag.isalpha() and len(tag) in {2, 3}):
        return False
    try:
        return Locale.parse(tag).language == tag
    except (UnknownLocaleError, ValueError):
        return False


def read_silent(text: str, chat: Chat) -> Changes | None:
    """Silent hours, "22:00-07:00" or "off"."""
    word = text.casefold().strip()
    if word in words_for("words-off"):
        return _preferred(chat, silent=None)
    start, _, end = "".join(word.split()).replace("–", "-").partition("-")
    hours = clock(start), clock(end)
    return None if hours[0] is None or hours[1] is None or hours[0] == hours[1] else _preferred(chat, silent=hours)


def read_edits(text: str, chat: Chat) -> Changes | None:
    """Whether alerts are edited, "on" or "off"."""
    word = text.casefold().strip()
    if word in words_for("words-on"):
        return _preferred(chat, edits=True)
    return _preferred(chat, edits=False) if word in words_for("words-off") else None


def _preferred(chat: Chat, **changes: object) -> Changes:
    wanted = replace(preferences(chat.settings), **changes)  # type: ignore[arg-type] # by name, each of its own type
    kept = {name: value for name, value in chat.settings.items() if name not in Preferences.__slots__}
    return {"settings": kept | to_settings(wanted)}


# --- the table -------------------------------------------------------------------------------------------------------------------------


def _silent(hours: tuple[time, time] | None, say: Texts) -> str:
    return say("setting-off") if hours is None else f"{hours[0]:%H:%M}–{hours[1]:%H:%M}"


def _wanted(request: Request) -> Preferences:
    return preferences(request.chat.settings)


def _clock(request: Request) -> str:
    zone = request.chat.time_zone
    return request.say("setting-timezone-value", zone=zone, time=f"{request.now.astimezone(time_zone(zone)):%H:%M}")


def _languages(request: Request) -> str:
    names = [request.say.language_name(tag) for tag in _wanted(request).languages]
    return ", ".join(names) or request.say("setting-all")


SETTINGS: Final = (
    Setting(
        name="language",
        mark="🌐",
        shown=lambda request: request.say.language_name(request.chat.language),
        offered=lambda _: [(tag, texts(tag).language_name(tag)) for tag in LANGUAGES],
        read=read_language,
    ),
    Setting(name="timezone", mark="🕒", shown=_clock, offered=lambda _: [(zone, zone) for zone in _ZONES], read=read_zone),
    Setting(
        name="severity",
        mark="❗",
        shown=lambda request: request.say(_SEVERITIES[_wanted(request).severity]),
        offered=lambda request: [(each, request.say(key)) for each, key in _SEVERITIES.items()],
        read=read_severity,
    ),
    Setting(
        name="languages",
        mark="🗞️",
        shown=_languages,
        offered=lambda request: [("all", request.say("setting-all")), *((tag, request.say.language_name(tag)) for tag in LANGUAGES)],
        read=read_languages,
    ),
    Setting(
        name="silent",
        mark="🌙",
        shown=lambda request: _silent(_wanted(request).silent, request.say),
        offered=lambda request: [*((f"{a}-{b}", f"{a}–{b}") for a, b in _SILENT), ("off", request.say("setting-off"))],
        read=read_silent,
    ),
    Setting(
        name="edits",
        mark="✏️",
        shown=lambda request: request.say("setting-on" if _wanted(request).edits else "setting-off"),
        offered=lambda request: [("on", request.say("setting-on")), ("off", request.say("setting-off"))],
        read=read_edits,
    ),
)
_NAMES: Final = {setting.name: setting for setting in SETTINGS}


# --- commands --------------------------------------------------------------------------------------------------------------------------


def settings(request: Request) -> Answer:
    """/settings: all of them; /settings NAME: what it may be; /settings NAME VALUE: change it.

    Who presses has them all in one message, which is edited in its place.
    """
    name, _, value = request.words.rest.partition(" ")
    if not name:
        return _all(request)
    setting = _NAMES.get(name.casefold())
    if setting is None:
        raise Refused("setting-unknown", name=name[:40], names=", ".join(_NAMES), near=nearest(name.casefold(), list(_NAMES)) or "none")
    return _one(request, setting, value.strip())


def language(request: Request) -> Answer:
    """/language de."""
    return _one(request, _NAMES["language"], request.words.rest)


def _one(request: Request, setting: Setting, value: str) -> Answer:
    say, pressed = request.say, request.words.pressed
    if not value:
        hint = say(f"setting-{setting.name}-unclear", typed="none")
        if pressed:
            return _all(request, setting)
        return titled(
            _line(request, setting), hint, *_there(request, setting), buttons=tuple(row for row in _offered(request, setting) if row)
        )
    if not request.may_change:
        raise Refused("group-admins-only")
    changes = setting.read(value, request.chat)
    if changes is None:
        raise Refused(f"setting-{setting.name}-unclear", typed=value[:60])
    chats.configure(request.db, request.chat.id, actor=request.actor, now=request.now, **changes)  # type: ignore[arg-type] # of its types
    after = _anew(request)
    if pressed:
        return _all(after, setting)
    return Answer(
        lines=(line(after.say("setting-changed", label=after.say(f"setting-{setting.name}"), value=setting.shown(after), **after.about)),)
    )


def _line(request: Request, setting: Setting) -> str:
    return request.say("setting-line", label=request.say(f"setting-{setting.name}"), value=setting.shown(request))


def _offered(request: Request, setting: Setting) -> list[tuple[Button, ...]]:
    """What a setting may be, each to press."""
    return [
        request.button(shown, mark, "settings", setting.name, value)
        for mark, (value, shown) in zip(DIGITS, setting.offered(request), strict=False)
    ]


def _all(request: Request, opened: Setting | None = None) -> Answer:
    """All settings; of an opened one also what it may be, above the buttons of all: so the marks of these stay what they are."""
    say = request.say
    lines = [_line(request, each) for each in SETTINGS]
    until = quiet.muted_until(request.db, request.chat.id, now=request.now)
    if until is not None:
        lines.append(say("setting-muted", moment=say.moment(until, zone=request.chat.time_zone), **request.about))
    hint = say("settings-hint", **request.about) if opened is None else say(f"setting-{opened.name}-unclear", typed="none")
    offered = () if opened is None else _two_in_a_row([button for row in _offered(request, opened) for button in row])
    found = titled(
        say("settings-title", **request.about),
        *lines,
        hint,
        *(() if opened is None else _there(request, opened)),
        buttons=(*offered, *_rows(request)),
    )
    return replace(found, in_place=True)


def _there(request: Request, setting: Setting) -> tuple[str, ...]:
    """How the setting of another chat is written, which the hints about a setting do not say."""
    example = f"{request.typed} {setting.name}" if request.words.name == "settings" else request.typed
    value = next(iter(setting.offered(request)))[0]
    return (request.say("setting-there", example=f"{example} {value}", **request.about),) if request.named else ()


def _rows(request: Request) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        button for each in SETTINGS for button in request.button(request.say(f"setting-{each.name}"), each.mark, "settings", each.name)
    ]
    return _two_in_a_row(buttons)


def _two_in_a_row(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """What stands on them must be readable on a phone."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _anew(request: Request) -> Request:
    """The request with its chats as they are now: the answer is in the new language, at the new time."""
    here, chat = chats.chat(request.db, request.here.id), chats.chat(request.db, request.chat.id)
    return replace(request, here=here, chat=chat)


COMMANDS = (
    Command(name="language", family=Family.CHAT, run=language, elsewhere=True),
    Command(name="settings", family=Family.CHAT, run=settings, elsewhere=True),
)
