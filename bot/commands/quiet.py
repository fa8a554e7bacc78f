"""Silence for a while, or about one story."""

from datetime import datetime

from bot.commands import named
from bot.commands.command import Command, Family, Refused
from bot.commands.options import superfluous
from bot.commands.request import Answer, Request, plain
from bot.commands.times import moment
from bot.commands.vocabulary import words_for
from bot.locales.texts import time_zone
from storage import quiet

_OFFERED = (("1h", "🕐"), ("8h", "🕗"), ("1d", "📅"), ("7d", "🗓️"))


def mute(request: Request) -> Answer:
    """/mute 8h, /mute until Monday, /mute story 12."""
    say, arguments = request.say, request.words.arguments
    if arguments and arguments[0].casefold() in words_for("words-story"):
        if len(arguments) > 2:
            raise superfluous(request.words.name, request.words, 2, say)
        story = named.story(request, "".join(arguments[1:2]), behind=arguments[0])
        new = quiet.mute_story(request.db, request.chat.id, story.id, actor=request.actor, now=request.now)
        buttons = (request.button(say("button-unmute"), "🔔", "unmute", "story", str(story.id)),)
        return plain(say("muted-story" if new else "muted-story-already", story=str(story.id), **request.about), buttons=buttons)
    if not arguments:
        offered = tuple(button for words, mark in _OFFERED for button in request.button(words, mark, "mute", words))
        return plain(say("mute-missing", **request.about), buttons=(offered,))
    until = moment(arguments, now=request.now, zone=time_zone(request.chat.time_zone))
    if until is None:
        raise Refused("mute-unclear", typed=" ".join(arguments)[:60])
    quiet.mute(request.db, request.chat.id, until, actor=request.actor, now=request.now)
    return plain(
        say("muted", moment=_moment(request, until), **request.about), buttons=(request.button(say("button-unmute"), "🔔", "unmute"),)
    )


def unmute(request: Request) -> Answer:
    """/unmute, /unmute story 12."""
    say, arguments = request.say, request.words.arguments
    if arguments and arguments[0].casefold() in words_for("words-story"):
        if len(arguments) > 2:
            raise superfluous(request.words.name, request.words, 2, say)
        story = named.story(request, "".join(arguments[1:2]), behind=arguments[0])
        known = quiet.unmute_story(request.db, request.chat.id, story.id, actor=request.actor, now=request.now)
        return plain(say("unmuted-story" if known else "unmuted-story-already", story=str(story.id), **request.about))
    if arguments:
        raise superfluous("unmute", request.words, 0, say)
    if quiet.muted_until(request.db, request.chat.id, now=request.now) is None:
        return plain(say("unmuted-already", **request.about))
    quiet.mute(request.db, request.chat.id, request.now, actor=request.actor, now=request.now)
    return plain(say("unmuted", **request.about))


def _moment(request: Request, moment: datetime) -> str:
    return request.say.moment(moment, zone=request.chat.time_zone)


COMMANDS = (
    Command(name="mute", family=Family.CHAT, run=mute, changes_chat=True, elsewhere=True),
    Command(name="unmute", family=Family.CHAT, run=unmute, changes_chat=True, elsewhere=True),
)
