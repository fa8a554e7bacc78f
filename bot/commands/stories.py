"""What was found: the newest stories of a chat, and all that is known of one."""

from bot.commands import named
from bot.commands.command import Command, Family, Refused
from bot.commands.request import Answer, Request, line
from bot.commands.vocabulary import TIERS
from bot.message import Button, Line, Span, Style
from bot.render.alert import best, facts, headline
from bot.render.choice import key_claims
from bot.render.claims import outlet_name
from bot.render.figures import figures
from bot.render.reader import Reader, day
from feeds.decide.sources import WEIGHT
from storage import stories
from storage.types import Story, Telling

MOST = 10
USUAL = 5
MOST_TELLINGS = 40
_HEADLINE = 120


def latest(request: Request) -> Answer:
    """/latest [N]: the newest stories of the chat's topics, the newest first."""
    say, word = request.say, "".join(request.words.arguments[:1])
    wanted = USUAL if not word else named.number_in(word)
    if wanted is None or wanted < 1:
        raise Refused("latest-unclear", typed=word[:40], most=MOST)
    if not request.chat.topics:
        raise Refused("latest-no-topics")
    found = stories.latest(request.db, request.chat.topics, limit=min(wanted, MOST))
    if not found:
        raise Refused("latest-none")
    lines = [line(say("latest-title", topics=", ".join(request.chat.topics)), Style.BOLD)]
    return Answer(lines=(*lines, *(_short(story, request.reader) for story in found), line(say("latest-hint", example=str(found[0].id)))))


def _short(story: Story, reader: Reader) -> Line:
    """Number, title, day and outlets."""
    say, telling = reader.texts, best(story, reader.texts.language)
    outlets = len({each.outlet for each in story.tellings})
    place = say("latest-place", outlet=outlet_name(telling.outlet, say), more=outlets - 1, day=day(telling.published, reader))
    return (Span(text=f"{story.id} · "), *headline(telling, say, longest=_HEADLINE), Span(text=f" ({place})"))


def story(request: Request) -> Answer:
    """/story 12, or as a reply to an alert: everything that is known of it."""
    word = "".join(request.words.arguments[:1])
    found = named.story(request, word)
    say, reader = request.say, request.reader
    asked = named.number_in(word)
    lines: list[Line] = []
    if asked is not None and asked != found.id:
        lines.append(line(say("story-merged", story=str(asked), into=str(found.id)), Style.ITALIC))
    if found.retracted is not None:
        lines.append(line(say("retraction-edit"), Style.BOLD))
        lines += [line(say("retraction-reason", reason=found.retracted))] if found.retracted else []
    telling = best(found, say.language)
    lines += [line(say("story-title", story=str(found.id), day=day(found.opened_at, reader)), Style.BOLD), headline(telling, say)]
    lines += facts(telling, key_claims(found, telling), say)
    lines += [(), line(say("story-tellings", count=len(found.tellings)), Style.BOLD)]
    ordered = sorted(found.tellings, key=lambda each: (WEIGHT[each.tier], each.published))
    for each in ordered[:MOST_TELLINGS]:
        lines += _telling(each, reader)
    if len(ordered) > MOST_TELLINGS:
        lines.append(line(say("alert-more", count=len(ordered) - MOST_TELLINGS)))
    return Answer(lines=(*lines, *_thread(request, found)), buttons=_buttons(request, found))


def _telling(telling: Telling, reader: Reader) -> list[Line]:
    """Who tells it, when, what kind of source that is, its title with its link, and its figures."""
    say = reader.texts
    who = say(
        "story-telling",
        outlet=outlet_name(telling.outlet, say),
        tier=say(TIERS[telling.tier]),
        day=day(telling.published if telling.dated else telling.first_seen, reader),
    )
    lines: list[Line] = [(Span(text=f"• {who} "), *headline(telling, say, longest=_HEADLINE))]
    counted = figures(telling.quantities, say, telling.claims)
    return [*lines, line("  " + say("alert-figures", figures=counted))] if counted else lines


def _thread(request: Request, story: Story) -> list[Line]:
    """What came before it and after it in its thread."""
    say, lines = request.say, list[Line]()
    if story.follows is not None:
        lines.append(line(say("story-follows", story=str(story.follows))))
    for follower in stories.followers(request.db, story.id):
        lines.append(line(say("story-followed", story=str(follower))))
    if story.topics:
        lines.append(line(say("story-topics", topics=", ".join(story.topics))))
    return [(), *lines] if lines else []


def _buttons(request: Request, story: Story) -> tuple[tuple[Button, ...], ...]:
    say, number = request.say, str(story.id)
    row = (*request.button(say("button-why"), "❓", "why", number), *request.button(say("button-mute"), "🔕", "mute", "story", number))
    return (row,)


COMMANDS = (
    Command(name="latest", most=1, family=Family.STORIES, run=latest),
    Command(name="story", most=1, family=Family.STORIES, run=story),
)
