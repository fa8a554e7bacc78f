"""Texts in the reader's language: messages from the Fluent files beside this one, numbers and dates from CLDR through Babel."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.message import COMMAND, Own

LANGUAGES = ("en", "de", "ko", "ru")
DEFAULT = "en"
_LOCALES = {"en": "en_GB"}  # where days come before months, as our readers in most places write them
_DATES = {"ru": {"yMMMM": "MMMM y 'г.'", "y": "y 'г.'"}}  # as they stand behind "с": CLDR has the nominative
_ROUND: Mapping[str, Literal["short", "long"]] = {"ru": "short"}  # "3,4 млн", which has no cases
_SCRIPTS = {"ko": ("LATIN", "HANGUL"), "ru": ("LATIN", "CYRILLIC")}  # that readers read, as Unicode names them; else Latin alone
_GROUPED_FROM = {"ru": 10_000}  # "6700", but "12 000"
_COMMANDS = frozenset({"command", "near", "example"})  # values that are commands, or parts of them
_MASK = "\ufffe"  # no character: it stands for a stroke of a value while the text is put together
_MILLION = 1_000_000
_MYRIADS = {"ko": ("", "만", "억", "조", "경")}
_MYRIAD = 10_000
# What stands behind "около" and "более" is in the genitive: one thing as after a fraction, two to four as after five.
_GOVERNED = {"ru": {"one": 0.5, "few": 5}}


class Texts:
    """All texts of one language. Get one by `texts(language)`.

    Args:
        language: One of `LANGUAGES`.

    Attributes:
        language: Likewise.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(_LOCALES.get(language, language))
        self._bundle = FluentBundle([language], use_isolating=False)
        for name in (f"{language}.ftl", f"{language}.speakers.ftl"):
            self._bundle.add_resource(FluentResource(source(name)))

    def __call__(self, key: str, **values: object) -> str:
        """The message `key` with its values filled in; values are inserted as they are, never interpreted.

        A text that names commands is an `Own` one. Those in values are none, since these may quote a feed or a person, but for values that
        are `Own`, or called as in `_COMMANDS`.

        Raises:
            KeyError: There is no such message, or a value that it needs is missing.
        """
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        return self._formatted(key, pattern, values)

    def attribute(self, key: str, name: str, **values: object) -> str | None:
        """The attribute `name` of the message `key`, or None where the message has no such attribute in this language.

        Raises:
            KeyError: There is no such message, or a value that the attribute needs is missing.
        """
        pattern = self._bundle.get_message(key).attributes.get(name)
        return None if pattern is None else self._formatted(f"{key}.{name}", pattern, values)

    def has(self, key: str) -> bool:
        """Whether there is a message `key`."""
        return bool(self._bundle.has_message(key))

    def _formatted(self, key: str, pattern: Any, values: Mapping[str, object]) -> str:  # noqa: ANN401 - fluent.runtime has no public type for it
        filled = {name: _plain(value) if name in _COMMANDS else _masked(value) for name, value in values.items()}
        text, problems = self._bundle.format_pattern(pattern, filled)
        if problems:
            raise KeyError(f"{key}: {problems}")
        commands = tuple(found.start() for found in COMMAND.finditer(str(text)))
        said = str(text).replace(_MASK, "/")
        return Own(said, commands) if commands else said

    def reads(self, name: str) -> bool:
        """Whether readers of this language can read a name: a Korean one no Cyrillic, a Russian one no Hangul."""
        scripts = _SCRIPTS.get(self.language, ("LATIN",))
        return all(unicodedata.name(each, "").startswith((*scripts, "FULLWIDTH LATIN")) for each in name if each.isalpha())

    def person(self, key: str) -> str | None:
        """How a person is written in this language: "Sergey Lavrov", "Sergej Lawrow"; None where no table has that key."""
        names = _persons().get(key) or _known().get(key, {})
        name: str | None = names.get(self.language, names.get("name"))
        return name

    def name(self, key: str) -> str | None:
        """A person, ship or institution of names.toml in Latin letters, a person as this language writes them; None where none is known."""
        return self.person(key) or _latin(key)

    def number(self, value: float) -> str:
        """A number as people write it: "6,700", "6.700"; round millions in words: "3.4 million", "3,4 Millionen"; Korean ones by "만"."""
        value = _whole(value)  # of a float Babel says "1 Millionen"
        if isinstance(value, int) and value >= _MYRIAD and self.language in _MYRIADS:
            return _in_myriads(value, _MYRIADS[self.language])
        if value >= _MILLION and value % (_MILLION / 10) == 0:
            form = _ROUND.get(self.language, "long")
            return str(format_compact_decimal(value, format_type=form, locale=self._locale, fraction_digits=1))
        grouped = value >= _GROUPED_FROM.get(self.language, 0)
        return str(format_decimal(value, locale=self._locale, group_separator=grouped))

    def counting(self, value: float, *, governed: bool = False) -> float:
        """The number by which a message is told which form of a counted word to take.

        Args:
            value: How many there are.
            governed: Whether a word such as "about" or "more than" stands before the amount, which in Russian asks for the genitive.
        """
        value = _whole(value)
        forms = _GOVERNED.get(self.language)
        return forms.get(self._locale.plural_form(value), value) if governed and forms else value

    def unit_name(self, unit: str) -> str:
        """What is counted, in the plural: "containers"; the key of a unit that has no words."""
        key = f"unit-{unit}"
        if not self.has(key):
            return unit
        return self.attribute(key, "name") or self(key, n=2, number="").strip()

    def day(self, moment: datetime, *, zone: str = "UTC") -> str:
        """A date without its time, in the reader's time zone: "26 Feb 2024", "26. Feb. 2024"."""
        return str(format_skeleton("yMMMd", moment.astimezone(time_zone(zone)), locale=self._locale))

    def calendar_day(self, day: date) -> str:
        """A calendar date, which no time zone moves: "26 Feb 2024", "26. Feb. 2024"."""
        return str(format_skeleton("yMMMd", day, locale=self._locale))

    def month(self, day: date) -> str:
        """A month since which something goes on: "August 2023", "августа 2023 г."."""
        return self._since("yMMMM", day)

    def year(self, day: date) -> str:
        """A year since which something goes on: "2023", "2023년", "2023 г."."""
        return self._since("y", day)

    def _since(self, skeleton: str, day: date) -> str:
        pattern = _DATES.get(self.language, {}).get(skeleton)
        return str(format_date(day, pattern, locale=self._locale) if pattern else format_skeleton(skeleton, day, locale=self._locale))

    def moment(self, moment: datetime, *, zone: str = "UTC") -> str:
        """A date with its time, in the reader's time zone, which is named: "26 Feb 2024, 14:05 UTC"."""
        there = moment.astimezone(time_zone(zone))
        return self("moment", day=self.day(moment, zone=zone), time=f"{there:%H:%M}", zone=there.tzname() or "")

    def language_name(self, tag: str) -> str:
        """A language's name in this one: "Korean", "Koreanisch"; the tag itself where it has none."""
        return str(self._locale.languages.get(tag, tag))


def source(name: str) -> str:
    """The text of a catalogue, by its file's name: "en.ftl"."""
    return resources.files("bot.locales").joinpath(name).read_text(encoding="utf-8")


@cache
def _persons() -> Mapping[str, Mapping[str, Any]]:
    data: dict[str, Mapping[str, Any]] = tomllib.loads(resources.files("bot.locales").joinpath("persons.toml").read_text(encoding="utf-8"))
    return data


def _latin(key: str) -> str | None:
    """The shortest Latin form of a ship or an institution, which has no word for what it is ("ship Maria")."""
    forms = (form for section in ("ships", "institutions") for form in _names()[section].get(key, ()))
    return min((form for form in forms if form.isascii() and form[0].isupper()), key=len, default=None)


@cache
def _names() -> Mapping[str, Mapping[str, Sequence[str]]]:
    data: dict[str, Any] = tomllib.loads(resources.files("feeds.understand").joinpath("names.toml").read_text(encoding="utf-8"))
    return {section: data[section] for section in ("persons", "leaders", "ships", "institutions")}


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    """Whoever stands in names.toml, by their first form there, which is a Latin one."""
    return {key: {"name": forms[0]} for section in ("persons", "leaders") for key, forms in _names()[section].items()}


def is_feminine(person: str) -> bool:
    """Whether a person of persons.toml is a woman, for languages whose offices say so."""
    return bool(_persons().get(person, {}).get("feminine", False))


@cache
def texts(language: str) -> Texts:
    """The texts of a language; of English where we have none of it."""
    return Texts(language if language in LANGUAGES else DEFAULT)


def time_zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(UTC.tzname(None) or "UTC")


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _in_myriads(value: int, names: Sequence[str]) -> str:
    """By ten thousands: "1만2000", "3억4000만"."""
    parts: list[str] = []
    for name in names[:-1]:
        value, part = divmod(value, _MYRIAD)
        parts += [f"{part}{name}"] if part else []
    parts += [f"{value}{names[-1]}"] if value else []
    return "".join(reversed(parts))


def _masked(value: object) -> str | int | float:
    """A value whose strokes begin no command of ours."""
    plain = _plain(value)
    if not isinstance(plain, str):
        return plain
    own = set(plain.commands) if isinstance(plain, Own) else set[int]()
    return "".join(_MASK if letter == "/" and at not in own else letter for at, letter in enumerate(plain.replace(_MASK, " ")))


def _plain(value: object) -> str | int | float:
    return value if isinstance(value, (int, float, str)) else str(value)
