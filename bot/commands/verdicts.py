"""What people think of an alert: relevant, not relevant, or told before."""

from bot.commands import named
from bot.commands.command import Command, Family, Refused
from bot.commands.request import Answer, Request, plain
from bot.commands.vocabulary import words_for
from storage import verdicts
from storage.verdicts import Verdict

_WORDS = {
    Verdict.RELEVANT: "verdict-words-relevant",
    Verdict.IRRELEVANT: "verdict-words-irrelevant",
    Verdict.DUPLICATE: "verdict-words-duplicate",
}
_NOTED = {
    Verdict.RELEVANT: "verdict-relevant",
    Verdict.IRRELEVANT: "verdict-irrelevant",
    Verdict.DUPLICATE: "verdict-duplicate",
}


def verdict(request: Request) -> Answer:
    """/verdict relevant 12, or as a reply to an alert."""
    word, number, *_ = (*request.words.arguments, "", "")
    given = next((each for each, key in _WORDS.items() if word.casefold() == each or word.casefold() in words_for(key)), None)
    if given is None:
        raise Refused("verdict-unclear", typed=word[:40] or "none")
    if not request.person:
        raise Refused("anonymous-refused")
    story = named.story(request, number, behind=word)
    person = (request.here.address.network, request.person)
    verdicts.give(request.db, story.id, given, person=person, chat=request.here.id, now=request.now)
    return plain(request.say(_NOTED[given], story=str(story.id)))


COMMANDS = (Command(name="verdict", most=2, family=Family.STORIES, run=verdict),)
