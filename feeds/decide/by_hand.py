"""What a person decided about stories outranks the program: it never joins again what was parted."""

from collections.abc import Collection
from dataclasses import replace

from feeds.types.story import Candidates, StoryId


def without_parted(candidates: Candidates, stories: Collection[StoryId]) -> Candidates:
    """The candidates without every story that a person parted from one of `stories`, and without the members of such a story."""
    known = (*candidates.stories, *candidates.thread)
    apart = {other for view in known if view.id in stories for other in view.apart}
    apart |= {view.id for view in known if not view.apart.isdisjoint(stories)}
    if not apart:
        return candidates
    return replace(
        candidates,
        near=tuple(member for member in candidates.near if member.story not in apart),
        stories=tuple(view for view in candidates.stories if view.id not in apart),
        thread=tuple(view for view in candidates.thread if view.id not in apart),
    )
