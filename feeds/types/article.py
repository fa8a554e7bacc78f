"""Articles, what a person can read, and the analysis of one article."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from feeds.types.claim import Claim, Designation, Quantity
from feeds.types.feed import Tier
from feeds.types.topic import Match

ArticleId = NewType("ArticleId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry made ready to be judged; one revision of it.

    Attributes:
        key: 16 bytes that identify the entry for ever: a hash of its feed and its guid, else its link, else its title and date.
        content_hash: 16 bytes over what a person would call its content (title and text, white space and a publisher's suffix aside).
        url: The link that a reader should open, without tracking parameters, or None.
        link_key: The canonical link that two feeds share for one article; None where a link identifies nothing (aggregators).
        title: One line, never empty ("(no title)").
        text: Plain text, may be "".
        declared_language: What entry or feed say; a hint.
        outlet: Who published it, as a reader knows the name.
        tier: What kind of source that outlet is.
        published: UTC; by the dates rule of `feeds.collect.articles`, so never in the future and never absurd.
        dated: False where `published` is only the time at which we first saw it.
        key_without_guid: 16 bytes; the key that it would have if its guid counted for nothing, or None where that is `key`.
    """

    key: bytes
    content_hash: bytes
    url: str | None
    link_key: str | None
    title: str
    text: str
    declared_language: str | None
    outlet: str
    tier: Tier
    published: datetime
    dated: bool = True
    key_without_guid: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What two tellings of one event have in common.

    Attributes:
        text_hash: 16 bytes over the folded title and text; equal for wire copy that differs in space and punctuation only.
        sketch: All shingle hashes of a short text, about two in five of a longer one (winnowing), ascending, each 0 <= h < 2**63,
            at most 1,200; the keys for looking up near-duplicates.
        event_keys: Hashes (0 <= h < 2**63) of the names, figures and title words that may tie it to another telling, at most 48;
            the keys for looking up same-event candidates.
        names: Canonical or transliterated names, folded; open vocabulary.
        numbers: Open numbers with three significant digits, as text ("7000"); no dates, years or calibres.
        dates: Dates that the text itself names.
        version: Of the rules that made it.
    """

    text_hash: bytes
    sketch: tuple[int, ...]
    event_keys: tuple[int, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[date]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that `understand` found in one article.

    Attributes:
        language: BCP 47 primary tag found from the text, "und" where it cannot be told.
        matches: One per topic that wants the article, in the topics' order; empty means irrelevant.
        reason: For an article without a match, the nearest missing condition in words a log can carry; else "".
        within_reach: For an article without a match, whether a longer text could bring one.
        quantities: Numbers with units, title first.
        claims: Who says that how much went where.
        designations: Who was put on a sanctions list, by whom.
        acts: The official acts that title and lead tell ("veto russia", "listing eu"), as `official_acts` gives them.
        lead_quantities: Those of `quantities` that stand in the title or the first two sentences.
        summary: The two or three whole sentences worth pushing, in the order of the text; () for an article without a match.
        denial: True when the article tells that somebody denies.
        round_up: True when it is a ticker or press review, which founds no story.
        fingerprint: None for an article without a match.
        versions: Of topics, lists and rules, for the decision's record.
    """

    language: str
    matches: tuple[Match, ...]
    reason: str
    quantities: tuple[Quantity, ...] = ()
    lead_quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    designations: tuple[Designation, ...] = ()
    acts: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    denial: bool = False
    round_up: bool = False
    fingerprint: Fingerprint | None = None
    versions: str = ""
    within_reach: bool = False

    @property
    def topics(self) -> tuple[str, ...]:
        """Names of the topics that want the article."""
        return tuple(match.topic for match in self.matches)
