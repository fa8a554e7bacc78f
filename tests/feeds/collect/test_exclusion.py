"""What robots.txt files allow (RFC 9309)."""

import pytest

from feeds.collect.exclusion import verdict

NEWS = "https://example.org/news/1.html?page=2"


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /admin/", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /*.html$", True),
        ("User-agent: *\nDisallow: /*.html", False),
        ("User-agent: *\nDisallow: /*?page=", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", True),
        ("User-agent: rajin\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: Rajin\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Rajinbot\nDisallow: /", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /news", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html><body>Not found</body></html>", True),
        ("\x00\xff binary", True),
    ],
)
def test_the_rules_of_the_group_that_fits_best_count(robots: str, allowed: bool) -> None:
    """Wildcards, anchors and the longest rule; what cannot be read forbids nothing."""
    assert verdict(robots.encode(), url=NEWS, agent="Rajin").allowed is allowed
