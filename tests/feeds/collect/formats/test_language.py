"""Declared languages."""

import pytest

from feeds.collect.formats.language import primary_tag


@pytest.mark.parametrize(
    ("declared", "tag"),
    [("en-US", "en"), ("ko", "ko"), (" ZH_Hant ", "zh"), ("", None), ("English", None), ("x", None), ("en us", None)],
)
def test_the_primary_tag_is_found(declared: str, tag: str | None) -> None:
    """Regions and scripts go, and what is no tag is nothing."""
    assert primary_tag(declared) == tag
