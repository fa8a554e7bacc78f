"""What a document says about its language, as a tag that can be compared. It looks at no text: that is `feeds.understand.language`."""

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?", re.DOTALL)


def primary_tag(declared: str) -> str | None:
    """The primary subtag in lower case ("en" of "en-US"); None for what is no language tag (BCP 47, 2.1)."""
    found = _TAG.fullmatch(declared.strip())
    return found[1].lower() if found else None
