"""Languages that are named on the command line."""

import re

from babel import Locale

from bot.errors import UsageError

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)


def primary(tag: str | None) -> str | None:
    """The primary subtag of a tag such as ko or zh-Hant (RFC 5646, section 2.2.1); None stays None.

    Raises:
        UsageError: It is not well-formed, or CLDR knows no such language.
    """
    if tag is None:
        return None
    first, *_ = tag.lower().replace("_", "-").split("-")
    if not _TAG.fullmatch(tag) or first not in Locale("en").languages:
        raise UsageError(f"--language {tag!r}: no language tag (BCP 47) such as en, ko or zh-Hant")
    return first
