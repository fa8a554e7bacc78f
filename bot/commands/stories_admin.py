"""Commands on stories: merge, split, move, retract. What a person decides outranks the program. They know no network."""

from bot import by_hand
from bot.commands.command import Command, Confirmation, Family, Refused
from bot.commands.options import missing, number_of, sorted_out
from bot.commands.request import Answer, Request, plain
from bot.message import Line, Span
from bot.retry import GIVE_UP
from feeds.types.article import ArticleId
from feeds.types.story import StoryId
from storage import articles, retracting, stories
from storage.errors import Conflict, NotFound
from storage.types import Role, Story

_LARGEST = 2**40
_LONGEST_REASON = 300
_NAMED = 20  # chats that one answer names; the audit has them all


def merge(request: Request) -> Answer | Confirmation:
    """/stories merge A B: B goes into A."""
    say, words = request.say, request.words.arguments
    if len(words) != 2:
        raise missing("stories-merge", request.words.name, say)
    story, other = _story(request, words[0]), _story(request, words[1])
    if story.id == other.id:
        raise Refused("merge-same", story=str(story.id))
    if not request.words.confirmed:
        title = say("merge-question", story=str(story.id), other=str(other.id))
        return Confirmation(lines=(_line(title), _headline(story), _headline(other)))
    by_hand.merge(request.db, story.id, other.id, actor=request.actor, now=request.now, new_id=request.new_id)
    return plain(say("merged", story=str(story.id), other=str(other.id), count=len(stories.story(request.db, story.id).tellings)))


def split(request: Request) -> Answer | Confirmation:
    """/stories split STORY ARTICLE… [tell]."""
    say, given = request.say, sorted_out(request.words, flags=("tell",))
    if len(given.words) < 2:
        raise missing("stories-split", request.words.name, say)
    story = _story(request, given.words[0])
    chosen = [ArticleId(_number(each)) for each in given.words[1:]]
    if not 0 < len(set(chosen) & {each.article for each in story.tellings}) == len(set(chosen)) < len(story.tellings):
        raise Refused("split-impossible", story=str(story.id))
    if not request.words.confirmed:
        titles = [telling.title for telling in story.tellings if telling.article in chosen]
        title = say("split-question-tell" if given.flags else "split-question", story=str(story.id), count=len(titles))
        return Confirmation(lines=(_line(title), _headline(story), *(_line(f"• {each}") for each in titles)))
    new, told = by_hand.split(
        request.db, story.id, chosen, tell=bool(given.flags), actor=request.actor, now=request.now, new_id=request.new_id
    )
    return plain(say("split-done", story=str(story.id), new=str(new)), *([say("split-told", count=told)] if given.flags else []))


def move(request: Request) -> Answer | Confirmation:
    """/stories move ARTICLE STORY."""
    say, words = request.say, request.words.arguments
    if len(words) != 2:
        raise missing("stories-move", request.words.name, say)
    article, story = ArticleId(_number(words[0])), _story(request, words[1])
    try:
        member = articles.member(request.db, article)
        if not request.words.confirmed:
            title = say("move-question", article=str(article), origin=str(member.story), story=str(story.id))
            return Confirmation(lines=(_line(title), _line(f"• {member.title}"), _headline(story)))
        origin = by_hand.move(request.db, article, story.id, actor=request.actor, now=request.now, new_id=request.new_id)
    except NotFound:
        raise Refused("article-unknown", article=str(article)) from None
    except Conflict:
        raise Refused("move-impossible", article=str(article), story=str(story.id)) from None
    return plain(say("moved", article=str(article), origin=str(origin), story=str(story.id)))


def retract(request: Request) -> Answer | Confirmation:
    """/retract STORY [WHY]: in every chat that was told of it, the alert is edited and answered."""
    say, words = request.say, request.words.arguments
    if not words:
        raise missing("retract", request.words.name, say)
    story = _story(request, words[0])
    reason = " ".join(request.words.rest.split()[1:])
    if story.retracted is not None:
        raise Refused("retract-before", story=str(story.id))
    if len(reason) > _LONGEST_REASON:
        raise Refused("retract-too-long", most=_LONGEST_REASON, length=len(reason))
    if not request.words.confirmed:
        told = say("retraction-reason", reason=reason) if reason else say("retract-no-reason", story=str(story.id))
        return Confirmation(lines=(_line(say("retract-question", story=str(story.id))), _headline(story), _line(told)))
    done = retracting.retract(
        request.db,
        story.id,
        reason=reason,
        expires_at=request.now + GIVE_UP,
        actor=request.actor,
        now=request.now,
        new_id=request.new_id,
    )
    any_told = done.edited or done.answered or done.dropped
    lines_done = [
        say("retracted", story=str(story.id), edited=done.edited, answered=done.answered, dropped=done.dropped)
        if any_told
        else say("retracted-untold", story=str(story.id))
    ]
    if done.copies:
        lines_done.append(say("retracted-copies", chats=", ".join(done.copies[:_NAMED]), count=len(done.copies)))
    return plain(*lines_done)


def _story(request: Request, word: str) -> Story:
    """A story by its number; one that was merged is the one it went into.

    Raises:
        Refused: There is none.
    """
    number = _number(word)
    try:
        return stories.story(request.db, StoryId(number))
    except NotFound:
        raise Refused("story-number-unknown", text=word[:20]) from None


def _number(word: str) -> int:
    return number_of(word.removeprefix("#"), least=1, most=_LARGEST, key="story-number-unknown")


def _headline(story: Story) -> Line:
    return _line(f"• {story.id}: {story.tellings[0].title}")


def _line(text: str) -> Line:
    return (Span(text=text),)


COMMANDS = (
    Command(name="stories merge", family=Family.STORIES, role=Role.ADMIN, run=merge, aliases=("story merge",)),
    Command(name="stories split", family=Family.STORIES, role=Role.ADMIN, run=split, aliases=("story split",)),
    Command(name="stories move", family=Family.STORIES, role=Role.ADMIN, run=move, aliases=("story move",)),
    Command(name="retract", family=Family.STORIES, role=Role.ADMIN, run=retract),
)
