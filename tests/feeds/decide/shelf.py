"""Articles made from a title and a text, and a shelf that finds candidates as storage does, but in memory."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from feeds.decide.triage import triage
from feeds.types.article import Analysis, Article, ArticleId
from feeds.types.claim import Claim
from feeds.types.feed import Tier
from feeds.types.story import Candidates, Decision, Member, Outcome, StoryId, StoryView
from feeds.types.topic import Match
from feeds.understand.claims.denials import denial
from feeds.understand.claims.official_acts import official_acts
from feeds.understand.fingerprint import fingerprint
from feeds.understand.quantities import quantities
from feeds.understand.text import sentences

NOON = datetime(2024, 2, 26, 12, tzinfo=UTC)
FIRST = StoryId(0)
MATCH = (Match(topic="arms", passages=()),)


def article(
    title: str,
    text: str = "",
    *,
    hours: float = 0,
    outlet: str = "Blatt",
    link: str | None = None,
    tier: Tier = Tier.INDEPENDENT,
) -> Article:
    """An article published some hours after `NOON`."""
    digest = blake2b(f"{title}\n{text}".encode(), digest_size=16).digest()
    return Article(
        key=digest,
        content_hash=digest,
        url=None,
        link_key=link,
        title=title,
        text=text,
        declared_language=None,
        outlet=outlet,
        tier=tier,
        published=NOON + timedelta(hours=hours),
    )


def analysis(of: Article, language: str = "en", *, matched: bool = True, claims: Sequence[Claim] = (), round_up: bool = False) -> Analysis:
    """What `understand` finds in it, without relevance: the test says whether it matches."""
    if not matched:
        return Analysis(language=language, matches=(), reason="no list of arms", versions="v")
    figures = quantities(of.title, of.text)
    lead = sentences(of.text)[:2]
    end = len(of.title) + 1 + (lead[-1][1] if lead else 0)
    return Analysis(
        language=language,
        matches=MATCH,
        reason="",
        quantities=figures,
        lead_quantities=tuple(figure for figure in figures if figure.start < end),
        claims=tuple(claims),
        denial=denial(of.title, of.text, language),
        acts=official_acts(of.title, of.text, language, of.published.date()),
        round_up=round_up,
        fingerprint=fingerprint(of.title, of.text, language, figures, of.published.date()),
        versions="v",
    )


class Shelf:
    """Stories and their members, looked up by the keys of an article's fingerprint."""

    def __init__(self, open_for: timedelta = timedelta(days=4)) -> None:
        self.members: list[Member] = []
        self.links: dict[str, Member] = {}
        self._open_for = open_for

    def take(self, new: Article, language: str = "en", *, matched: bool = True, round_up: bool = False) -> Decision:
        """Decide about an article and put it where the decision says."""
        found = analysis(new, language, matched=matched, round_up=round_up)
        decision = triage(new, found, self.candidates(new, found), new.published)
        if decision.outcome in {Outcome.NEW_STORY, Outcome.JOINED} and found.fingerprint is not None:
            self._put(new, found, decision)
        return decision

    def story_of(self, title: str) -> StoryId:
        """The story that the article with this title belongs to."""
        return next(member.story for member in self.members if member.title == title)

    def candidates(self, new: Article, found: Analysis) -> Candidates:
        """As storage finds them."""
        prints = found.fingerprint
        same_link = self.links.get(new.link_key) if new.link_key else None
        if prints is None:
            return Candidates(same_link=same_link)
        shared = Counter({member.article: len(set(member.fingerprint.sketch) & set(prints.sketch)) for member in self.members})
        near = [self.members[row] for row, count in shared.most_common(20) if count >= 2]
        events: Counter[StoryId] = Counter()
        for member in self.members:
            events[member.story] += len(set(member.fingerprint.event_keys) & set(prints.event_keys))
        wanted = list(dict.fromkeys([*(member.story for member in near), *(story for story, count in events.most_common() if count)]))
        every = {member.story: abs(member.published - new.published) for member in self.members if member.founder}
        wanted += [
            story for story in sorted(every, key=lambda story: every[story]) if story not in wanted and every[story] <= self._open_for
        ]
        views = [self.view(story) for story in wanted]
        return Candidates(
            same_link=same_link,
            same_text=next((member for member in near if member.fingerprint.text_hash == prints.text_hash), None),
            near=tuple(near),
            stories=tuple(view for view in views if self._is_open(view, new))[:20],
            thread=tuple(view for view in views if not self._is_open(view, new) and events[view.id])[:10],
        )

    def view(self, story: StoryId) -> StoryView:
        """The story with all its members."""
        founder, *others = [member for member in self.members if member.story == story]
        return StoryView(
            id=story,
            opened_at=founder.published,
            founder=founder,
            members=tuple(others),
            topics=frozenset({"arms"}),
            quantities=tuple(figure for member in (founder, *others) for figure in member.quantities),
            denied=any(member.denial for member in (founder, *others)),
            follows=None,
        )

    def _is_open(self, view: StoryView, new: Article) -> bool:
        return abs(new.published - view.founder.published) <= self._open_for

    def _put(self, new: Article, found: Analysis, decision: Decision) -> None:
        stories = len({member.story for member in self.members})
        member = as_member(
            new,
            found,
            row=len(self.members),
            story=StoryId(stories) if decision.story is None else decision.story,
            founder=decision.story is None,
        )
        self.members.append(member)
        if new.link_key is not None:
            self.links[new.link_key] = member


def as_member(of: Article, found: Analysis, *, row: int = 0, story: StoryId = FIRST, founder: bool = True) -> Member:
    """An article as it stands in a story."""
    assert found.fingerprint is not None
    return Member(
        article=ArticleId(row),
        story=story,
        founder=founder,
        title=of.title,
        text=of.text,
        language=found.language,
        outlet=of.outlet,
        published=of.published,
        lead_quantities=found.lead_quantities,
        quantities=found.quantities,
        claims=found.claims,
        denial=found.denial,
        fingerprint=found.fingerprint,
    )
