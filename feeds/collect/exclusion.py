"""Whether a robots.txt lets an address be read (RFC 9309). The only file that knows Protego.

Runs in the child process of `feeds.collect.worker` only: half a megabyte of groups that share their rules holds Protego for minutes and
takes gigabytes.
"""

from protego import Protego

from feeds.types.page import Verdict


def verdict(body: bytes, *, url: str, agent: str) -> Verdict:
    """Ask a robots.txt about an address. What cannot be read in it forbids nothing.

    Args:
        body: The file; broken UTF-8 costs its character.
        url: Absolute address.
        agent: The product token that groups are looked for by ("Rajin").
    """
    return Verdict(allowed=Protego.parse(body.decode("utf-8-sig", "replace")).can_fetch(url, agent))
