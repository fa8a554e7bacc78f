"""What a chat wants to be told, and how, as it stands in its settings. What does not stand there is as for everybody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from feeds.types.story import Severity

WEIGHT = {Severity.LOW: 0, Severity.ROUTINE: 1, Severity.FLASH: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a chat wants.

    Attributes:
        severity: The least that an alert or an update must have.
        languages: BCP 47 primary tags: a story is told once it has a telling in one of them; () for all.
        silent: From when to when, in the chat's time zone, what comes makes no sound; None for never. It may reach over midnight.
        edits: Whether alerts are brought up to date in their place.
    """

    severity: Severity = Severity.LOW
    languages: tuple[str, ...] = ()
    silent: tuple[time, time] | None = None
    edits: bool = True

    def is_silent(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether what comes at a moment makes no sound."""
        if self.silent is None:
            return False
        start, end = self.silent
        now = moment.astimezone(zone).time()
        return start <= now < end if start <= end else now >= start or now < end


def preferences(settings: Mapping[str, object]) -> Preferences:
    """What stands in a chat's settings."""
    silent, languages = settings.get("silent"), settings.get("languages")
    return Preferences(
        severity=Severity(str(settings.get("severity", Severity.LOW))),
        languages=tuple(map(str, languages)) if isinstance(languages, list) else (),
        silent=(time.fromisoformat(silent[0]), time.fromisoformat(silent[1])) if isinstance(silent, list) else None,
        edits=bool(settings.get("edits", True)),
    )


def to_settings(wanted: Preferences) -> dict[str, object]:
    """The inverse of `preferences`; what is as for everybody else is left out."""
    settings: dict[str, object] = {}
    if wanted.severity is not Severity.LOW:
        settings["severity"] = wanted.severity
    if wanted.languages:
        settings["languages"] = list(wanted.languages)
    if wanted.silent is not None:
        settings["silent"] = [f"{each:%H:%M}" for each in wanted.silent]
    if not wanted.edits:
        settings["edits"] = False
    return settings
