"""Stories as the command line shows them: records for programs, lines for people."""

from typing import Any

from feeds.types.story import ByHand, HandAction, StoryId
from storage.types import Story, Telling

_DONE = {HandAction.MERGE: "merged", HandAction.SPLIT: "split off", HandAction.MOVE: "moved"}


def story(story: Story) -> dict[str, Any]:
    """A story with its articles."""
    first = story.tellings[0]
    return {
        "id": story.id,
        "headline": first.title,
        "summary": " ".join(first.summary),
        "topics": list(story.topics),
        "opened_at": story.opened_at,
        "follows": story.follows,
        "apart": list(story.apart),
        "articles": [_article(each) for each in story.tellings],
    }


def in_words(record: dict[str, Any], asked: StoryId | None = None) -> str:
    """A story's record as lines.

    Args:
        record: What `story` gave.
        asked: The number that was asked for, which may be that of a story that was merged into this one.
    """
    lines = [] if asked in {None, record["id"]} else [f"Story {asked} was merged into story {record['id']}.", ""]
    lines += [
        record["headline"],
        "",
        record["summary"],
        "",
        f"topics: {', '.join(record['topics'])}; opened {record['opened_at']:%Y-%m-%d %H:%M}",
    ]
    if record["follows"]:
        lines.append(f"continues story {record['follows']}")
    if record["apart"]:
        lines.append(f"kept apart from {_stories(record['apart'])}")
    for each in record["articles"]:
        lines += ["", f"- {each['outlet']} [{each['language']}] {each['title']}", f"  article {each['id']}, {each['url'] or 'no link'}"]
        if each["by_hand"]:
            lines.append(f"  {each['by_hand']['text']}")
        lines.append(f"  {each['decision']}")
    return "\n".join(lines)


def _stories(numbers: list[StoryId]) -> str:
    return ("story " if len(numbers) == 1 else "stories ") + ", ".join(map(str, numbers))


def _article(telling: Telling) -> dict[str, Any]:
    return {
        "id": telling.article,
        "url": telling.url,
        "title": telling.title,
        "outlet": telling.outlet,
        "tier": str(telling.tier),
        "language": telling.language,
        "published": telling.published,
        "decision": _decision(telling),
        "by_hand": None if telling.by_hand is None else _by_hand(telling.by_hand),
        "revision": telling.revision,
        "figures": [f"{quantity.value:g} {quantity.unit}" for quantity in telling.quantities],
    }


def _decision(telling: Telling) -> str:
    """What the program had decided."""
    if telling.by_hand is not None:
        return f"before: {telling.reason}"
    return f"joined: {telling.rung}, {telling.reason}" if telling.rung else f"new story: {telling.reason}"


def _by_hand(decision: ByHand) -> dict[str, Any]:
    done = _DONE[decision.action]
    return {
        "action": str(decision.action),
        "from": decision.origin,
        "by": decision.actor,
        "at": decision.at,
        "text": f"{done} by {decision.actor} on {decision.at:%Y-%m-%d %H:%M}, from story {decision.origin}",
    }
