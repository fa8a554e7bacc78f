"""`rajin stories merge`, `split` and `move`: what a person decides, which outranks the program."""

from argparse import Namespace

from bot import by_hand
from bot.cli import opening, output, records
from bot.clock import SystemClock
from feeds.types.article import ArticleId
from feeds.types.story import StoryId
from storage import stories

_KEPT = "The program keeps to that."


def merge(options: Namespace) -> int:
    """`rajin stories merge A B`: B goes into A."""
    story, other = StoryId(options.story), StoryId(options.other)
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        by_hand.merge(db, story, other, actor=opening.actor(), now=now, new_id=SystemClock().token)
        record = records.story(stories.story(db, story))
    text = f"Story {other} is part of story {story} now, which has {_count(record)}. {_KEPT}"
    return output.one(options, {**record, "merged": other}, text=text)


def split(options: Namespace) -> int:
    """`rajin stories split [--tell] STORY ARTICLE…`."""
    story, articles = StoryId(options.story), [ArticleId(each) for each in options.articles]
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        new, told = by_hand.split(db, story, articles, tell=options.tell, actor=opening.actor(), now=now, new_id=SystemClock().token)
        record = records.story(stories.story(db, new))
    text = f"Story {new} has {_count(record)} of story {story} now. {_KEPT}"
    if options.tell:
        text += " One chat will be told of it." if told == 1 else f" {told} chats will be told of it."
    return output.one(options, {**record, "split_from": story, "told": told}, text=text)


def move(options: Namespace) -> int:
    """`rajin stories move ARTICLE STORY`."""
    article, story = ArticleId(options.article), StoryId(options.story)
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        origin = by_hand.move(db, article, story, actor=opening.actor(), now=now, new_id=SystemClock().token)
        record = records.story(stories.story(db, story))
    text = f"Article {article} of story {origin} belongs to story {story} now. {_KEPT}"
    return output.one(options, {**record, "moved": article, "moved_from": origin}, text=text)


def _count(record: dict[str, object]) -> str:
    articles = record["articles"]
    number = len(articles) if isinstance(articles, list) else 0
    return "one article" if number == 1 else f"{number} articles"
