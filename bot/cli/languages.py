"""Languages that are named on the command line."""

from bot.errors import UsageError
from bot.typed import primary_tag


def primary(tag: str | None) -> str | None:
    """The primary subtag of a tag such as ko or zh-Hant; None stays None.

    Raises:
        UsageError: It is not well-formed, or CLDR knows no such language.
    """
    found = None if tag is None else primary_tag(tag)
    if tag is not None and found is None:
        raise UsageError(f"--language {tag!r}: no language tag (BCP 47) such as en, ko or zh-Hant")
    return found
