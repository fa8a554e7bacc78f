"""The name beside a phrase in a language with spaces: "said X", "X, the minister, said on Monday", "according to X".

Where a name begins and ends is told by marks, by words that cannot be in one (cues.toml), and by whether it names anybody at all. Every
look goes over at most `LONGEST` characters.
"""

import re
from typing import Final

from feeds.understand.claims.cues import Cues
from feeds.understand.claims.outlets import is_outlet
from feeds.understand.claims.speakers import identify, is_deputy, is_named, office_pattern, sayings
from feeds.understand.numeral_words import numeral_words
from feeds.understand.text import fold

LONGEST: Final = 180
"""Characters in which a name stands before or behind its phrase."""
QUOTES: Final = "\"'«»“”„‘’()[]‚‹›"
"""What may stand around a word and is no part of it."""

_NAME_WORDS: Final = 12
_BETWEEN: Final = 7  # words that may stand between a speaker and the verb: "Shin in a briefing on Monday said"
_SKIPPED: Final = 7  # words of place and time between a verb and who says so: "заявил на брифинге в понедельник Син"
_PLACE_WORDS: Final = 7  # of a name behind them
_MADE: Final = 8  # words between what somebody made and "by"
_SIDE_WORDS: Final = 2  # of the name of a country or capital that speaks
_OF: Final = frozenset({"of", "from", "von", "vom", "de", "du", "d", "des"})
_PLACES: Final = frozenset({"в", "во", "у"})  # which a place may stand behind, before who says so
_SAME: Final = frozenset({"same", "même", "dieselbe", "derselbe", "dieselben", "gleiche"})  # "the same source" goes on
_PERSON_WORDS: Final = 3
_SENT: Final = frozenset({"envoy", "un-envoy", "adviser", "security-adviser"})  # who are somebody's to somebody
_SHORT: Final = 3  # letters of a word that may be small in a name
_TIMES: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("week", "month", "year", "spring", "summer", "autumn", "winter"),
)
_MARKS: Final = ",.;:!?"
_INITIAL: Final = re.compile(r"(?:\w\.)+|(?:St|Dr|Mr|Mrs|Ms|Gen|Lt|Col|Maj|Sgt|Adm|Sen|Rep|M|U\.S|Prof|Abg)\.")
_DIGIT: Final = re.compile(r"\d")
_TIME: Final = re.compile(
    rf"(?:(?:earlier|late|early|only) )?(?:in|last|this|on|late|early) (?:last |early |late )?(?:{'|'.join(_TIMES)})(?: 20\d\d)? "
)
_BREAK: Final = re.compile(r"(?<!\b\w)(?<!\bU\.S)(?<!\b(?:Dr|Mr|Ms|St))(?<!\b(?:Gen|Mrs|Col|Sen))\.\s|[;:!?]|\s[-–—]\s|[()\"«»“”„]")
_CLAUSE_END: Final = re.compile(r"[,.;:!?]\s|[«»“”„\"]")
_JOINS: Final = frozenset({"and", "und", "et", "и", "та", "і", "й"})


# --- behind a phrase -----------------------------------------------------------------------------------------------------------------


def behind(passage: str, start: int, language: str, table: Cues, *, verb: bool = False) -> str | None:
    """The name that begins behind a phrase; "" for none, None for a pronoun.

    Args:
        passage: The sentence.
        start: Where the phrase ends.
        language: Of the sentence.
        table: Its words.
        verb: The phrase is a verb, behind which time and place may stand before who says so.
    """
    tokens = passage[start : start + LONGEST].split()
    first = _first(tokens, table)
    if first == len(tokens):
        return ""
    word = _folded(tokens[first])
    if not is_short_capitals(core(tokens[first])[0]):
        if word in table.pronouns:
            return None
        if word in table.nobody or (word in table.stops and not verb):
            return ""
        if word in table.stops:
            return _behind_place(passage, start, language, table)
        if verb and first and _folded(tokens[first - 1]) in _PLACES:  # "заявил в Киеве министр"
            return _behind_place(passage, start, language, table)
    return _collected(tokens[first:], language, table, verb=verb)


def _first(tokens: list[str], table: Cues) -> int:
    """The place of the first word that is neither an adverb, an article nor a figure; the number of words where there is none in reach."""
    for place, token in enumerate(tokens):
        word, closed = core(token)
        skipped = not word or fold(word).text in table.skips | table.articles or _DIGIT.search(word)
        if not skipped:
            return place
        if (closed and word) or place == _SKIPPED:
            break
    return len(tokens)


def _collected(tokens: list[str], language: str, table: Cues, *, verb: bool) -> str:
    """The name that these words begin with."""
    tokens = tokens if verb else _from_maker(tokens, language, table)
    words: list[str] = []
    for token in tokens:
        word, closed = core(token)
        folded = fold(word).text
        if words and folded in table.made_by and not verb and not accepted(words, language, table):
            words = []  # "satellite pictures analysed by the group"
            continue
        small = bool(words) and word[:1].islower() and _is_closed(words, language)  # "Rutte kämpfen bereits"
        ends = small or folded in table.stops or table.says.fullmatch(folded) or _DIGIT.search(word) or token[0] in '([«„“"'
        if not words and language == "de" and table.says.fullmatch(folded):
            return ""  # "... nicht geben, sagte Budanow"
        if words and ends and not _is_joined(folded, words, language, table):
            break
        words.append(word)
        if closed or len(words) == _NAME_WORDS:
            break
    name = accepted(_without_articles(words, table), language, table)
    return _bearer(tokens[len(words) :], language) or name if name and tokens[len(words) - 1].endswith(",") else name


def _is_closed(words: list[str], language: str) -> bool:
    """Whether no small word goes on with a name: behind a German capital, behind two in Russian ("Рустем Умеров корейскому каналу")."""
    ending = {"de": 1, "ru": 2, "uk": 2}.get(language, 0)
    return 0 < ending <= len(words) and all(word[:1].isupper() and not word.isupper() for word in words[-ending:])


def _bearer(tokens: list[str], language: str) -> str:
    """Who holds the office that was just named, between commas: "said the spokesman, John Kirby, on Monday"."""
    for place, token in enumerate(tokens[:_PERSON_WORDS]):
        if token[-1:] in _MARKS:
            part = " ".join(tokens[: place + 1])
            return part.strip(QUOTES + _MARKS + " ") if place and _is_person(part, language) else ""
    return ""


def _from_maker(tokens: list[str], language: str, table: Cues) -> list[str]:
    """Behind "by" where what somebody made stands before it: "an assessment published on Sunday by the ministry"."""
    said = fold(core(tokens[0])[0]).text in sayings(language)
    for place, token in enumerate(tokens[:_MADE]):
        if said and place and _folded(token) in table.made_by and core(tokens[place - 1])[1] is False:
            return _without_articles(tokens[place + 1 :], table) or tokens
        if core(token)[1]:
            break
    return tokens


def _behind_place(passage: str, start: int, language: str, table: Cues) -> str:
    """The office behind words of place and time, in the same clause; "" for none."""
    clause = _CLAUSE_END.split(passage[start : start + LONGEST])[0]
    folded = fold(clause)
    found = office_pattern(language).search(folded.text)
    if found is None or len(folded.text[: found.start()].split()) > _SKIPPED:
        return ""
    at = folded.origin(found.start())
    name: list[str] = []
    for word in clause[at:].split()[:_PLACE_WORDS]:
        if name and (_folded(word) in table.stops or table.says.fullmatch(_folded(word))):
            break
        name.append(word)
    before = clause[:at].split()
    placed = len(before) > 1 and _folded(before[-2]) in table.stops  # "в Пхеньяне секретарь"
    titled = bool(before) and (is_deputy(before[-1]) or (not placed and identify(before[-1], language) is not None))
    lead = before[-1:] if titled and language in {"ru", "uk"} else []
    return " ".join([*lead, *name]).strip(QUOTES + _MARKS)


def _is_joined(word: str, words: list[str], language: str, table: Cues) -> bool:
    """Whether a small word goes on with a name: "Sprecher der Regierung", "ambassador to the UN", but not "Shin in a briefing"."""
    if word in table.sent_to and (sent := identify(" ".join(words), language)) is not None and sent.office in _SENT:
        return True
    if word not in table.joined:
        return False
    if fold(words[-1]).text in table.heads:
        return True
    speaker = identify(words[-1], language)
    return speaker is not None and (speaker.office == "official" or (language == "de" and speaker.office is not None))


# --- before a phrase -----------------------------------------------------------------------------------------------------------------


def before(passage: str, end: int, language: str, table: Cues) -> str | None:
    """The name that ends before a phrase, its time and adverbs left off; "" for none, None for a pronoun."""
    text = passage[max(0, end - LONGEST) : end].rstrip()
    segment = clause_before(text)
    if not _has_content(segment, table):
        return _before_apposition(text, language, table)
    words = _of_clause(segment.split(",")[-1].split(), table)
    if not words and "," in segment:  # "Shin Won-sik, in a briefing on Monday, said"
        return _before_apposition(text[: text.rindex(",") + 1], language, table, inset=True)
    if len(words) == 1 and _folded(words[0]) in table.pronouns and not is_short_capitals(words[0]):
        return None
    made_by = [place for place, word in enumerate(words) if _folded(word) in table.made_by]
    if made_by and language != "de":  # "von" is "of" as well
        return _of_makers(words[made_by[-1] + 1 :], language, table)
    if any(word in _JOINS for word in words) and not _is_title(words):
        return ""  # "The ships left and Shin"
    words = _without_inset(words, language, table)
    if len(words) > 1 and (_folded(words[0]) in table.articles & table.pronouns or _is_their_word(words, language, table)):
        return None  # "its analysts": those of the speaker before
    return accepted([core(word)[0] for word in _without_articles(words, table)], language, table)


def _is_their_word(words: list[str], language: str, table: Cues) -> bool:
    """Whether it is what the speaker before says, or the same source: "Его слова передает ...", "the same source said"."""
    folded = [_folded(word) for word in words]
    return (folded[0] in table.pronouns and folded[1] in sayings(language)) or bool(_SAME & set(folded[:2]))


def _of_makers(words: list[str], language: str, table: Cues) -> str:
    """Of those who made what is told of ("an investigation by Reuters and the Centre") the first that is no outlet, else the first."""
    places = [place for place, word in enumerate(words) if word in _JOINS]
    starts, ends = [0, *(place + 1 for place in places)], [*places, len(words)]
    parts = [_without_articles([core(word)[0] for word in words[start:end]], table) for start, end in zip(starts, ends, strict=True)]
    names = [name for part in parts if (name := accepted(part, language, table))]
    return next((name for name in names if not is_outlet(name, language)), names[0] if names else "")


def _of_clause(words: list[str], table: Cues) -> list[str]:
    """The words of a clause without what leads into it and without its adverbs; none where a preposition begins it."""
    while words and _folded(words[0]) in table.leads:
        words = words[1:]
    words = _without_time(_without_tail(words, table))
    while len(words) > 1 and _folded(words[0]) in table.skips:
        words = words[1:]
    return [] if words and _folded(words[0]) in table.stops - table.articles - table.pronouns else words


def _without_time(words: list[str]) -> list[str]:
    """The words without the time that an English clause may begin with: "Last October John Kirby", "Earlier this week the ministry"."""
    found = _TIME.match(" ".join(words).casefold())
    return words[len(found.group().split()) :] if found else words


def _without_inset(words: list[str], language: str, table: Cues) -> list[str]:
    """What stands before the time and place between a name and its verb; none where more stands there than such."""
    for position, word in enumerate(words):
        if position and _folded(word) in table.stops - _JOINS and not _is_joined(_folded(word), words[:position], language, table):
            return words[:position] if len(words) - position <= _BETWEEN else []
    return words


def _before_apposition(text: str, language: str, table: Cues, *, inset: bool = False) -> str:
    """The name of "Shin Won-sik, the defence minister, said", or the apposition where no name stands before it.

    Args:
        text: What stands before the phrase, its comma included.
        language: Of the sentence.
        table: Its words.
        inset: Between the name and the phrase stood time and place, so that a person by their name is all that is taken.
    """
    parts = [part for part in text.split(",") if _has_content(part, table)]
    if len(parts) < 2 or not text.endswith(",") or len(parts[-1].split()) > _NAME_WORDS:
        return ""
    if inset or _is_person(parts[-1], language):
        return parts[-1].strip(QUOTES + _MARKS + " ") if _is_person(parts[-1], language) else ""
    for part in (clause_before(parts[-2]), parts[-1]):
        words = _without_articles(_without_time(_without_tail(part.split(), table)), table)
        name = accepted([core(word)[0] for word in words], language, table)
        if name and not any(fold(word).text in table.stops for word in words):
            return name
    return ""


def _is_person(part: str, language: str) -> bool:
    """Whether a part of a sentence is the name of a person and nothing else: "Sergej Schoigu"."""
    words = part.split()
    name = part.strip(QUOTES + _MARKS + " ")
    known = identify(name, language)
    told = (
        known.person is not None
        if known is not None
        else len(words) > 1 and name.replace(" ", "").replace("-", "").isalpha() and not is_outlet(name, language)
    )
    return told and len(words) <= _PERSON_WORDS and all(word[:1].isupper() for word in words)


# --- words ---------------------------------------------------------------------------------------------------------------------------


def clause_before(text: str) -> str:
    """What stands behind the last mark of a text that ends a clause; commas do not."""
    marks = list(_BREAK.finditer(text))
    return text[marks[-1].end() :] if marks else text


def core(token: str) -> tuple[str, bool]:
    """A word without its quotes and marks, and whether a mark ends the name behind it."""
    bare = token.strip(QUOTES)
    if _INITIAL.fullmatch(bare):
        return bare, False
    word = bare.rstrip(_MARKS)
    return word.strip(QUOTES), word != bare or token.endswith((")", "»", "”", '"')) or "(" in token[1:]


def is_short_capitals(word: str) -> bool:
    """Whether it is "US" rather than "us"."""
    return len(word) > 1 and word.isupper()


def accepted(words: list[str], language: str, table: Cues) -> str:
    """The words as a speaker's name, unless they are too many, name nobody, or hold a figure; "" for none."""
    words = _without_saying([word for word in words if word], language, table)
    while len(words) > 1 and language == "en" and words[-1].endswith(("ed", "ing")) and words[-1].islower():
        words = words[:-1]  # "lawmakers briefed by"
    name = " ".join(words).strip(QUOTES + " -–—")
    if not 0 < len(words) <= _NAME_WORDS or not name or _DIGIT.search(name) or not name[0].isalpha() or _is_nobody(words, table):
        return ""
    return name if is_outlet(name, language) or is_named(name, language) or _is_open(words, name, language) else ""


def _without_saying(words: list[str], language: str, table: Cues) -> list[str]:
    """The name behind what its bearer says: "estimate of the ministry", "утверждение Белого дома"."""
    if len(words) < 2 or fold(words[0]).text not in sayings(language):
        return words
    rest = words[1:]
    while len(rest) > 1 and fold(rest[0]).text in table.articles | table.made_by | _OF:
        rest = rest[1:]
    return rest


def _is_nobody(words: list[str], table: Cues) -> bool:
    first, last = fold(words[0]).text, fold(words[-1]).text
    return (first in table.nobody and not is_short_capitals(words[0])) or last in table.nobody or first in numeral_words().small


def _is_open(words: list[str], name: str, language: str) -> bool:
    """Whether a name without a known office may be a speaker's: a country by itself, or a name with capitals."""
    capitals = sum(word[:1].isupper() for word in words)
    if identify(name, language) is not None:
        small = language in {"ru", "uk", "de"} or all(word[:1].isupper() or len(word) <= _SHORT for word in words)
        return len(words) <= _SIDE_WORDS and small
    return capitals >= 2 if language == "de" else 2 * capitals >= max(2, len(words))


def _folded(token: str) -> str:
    return fold(core(token)[0]).text


def _has_content(segment: str, table: Cues) -> bool:
    """Whether more stands behind the last comma than adverbs and auxiliaries."""
    return any(_folded(word) not in table.skips for word in segment.rsplit(",", maxsplit=1)[-1].split())


def _without_tail(words: list[str], table: Cues) -> list[str]:
    while words and _folded(words[-1]) in table.skips:
        words = words[:-1]
    return words


def _without_articles(words: list[str], table: Cues) -> list[str]:
    while words and fold(words[0]).text in table.articles:
        words = words[1:]
    return words


def _is_title(words: list[str]) -> bool:
    """Whether all words but the short ones begin with capitals: the Party for Peace and Unity."""
    return all(word[:1].isupper() or len(word) <= _SHORT for word in words)
