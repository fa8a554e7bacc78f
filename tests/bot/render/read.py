"""Articles read by the whole of `understand`, told as a story: what a chat is shown of them."""

from dataclasses import dataclass, replace

from bot.locales.texts import texts
from bot.render.alert import alert
from bot.render.reader import Reader
from feeds.decide.severity import severity
from feeds.types.article import Article
from feeds.types.feed import Tier
from feeds.understand.analyse import analyse
from feeds.understand.lexicon.load import load
from tests.bot.render.stories import AT, BASE, story


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article as published on the day of the made-up stories."""

    title: str
    text: str
    language: str = "en"
    outlet: str = "Bay News"
    tier: Tier = Tier.INDEPENDENT


def told(*articles: Text, language: str) -> list[str]:
    """The lines of the first alert of a story of these articles, by the severity that the first one had."""
    tellings, levels = [], []
    for each in articles:
        article = Article(
            key=b"k" * 16,
            content_hash=b"h" * 16,
            url=None,
            link_key=None,
            title=each.title,
            text=each.text,
            declared_language=each.language,
            outlet=each.outlet,
            tier=each.tier,
            published=AT,
        )
        found = analyse(article, load(), everything=True)
        levels.append(severity(each.tier, found, alone=len(articles) == 1))
        tellings.append(
            replace(
                BASE,
                outlet=each.outlet,
                tier=each.tier,
                language=found.language,
                title=each.title,
                text=each.text,
                summary=found.summary,
                quantities=found.quantities,
                lead_quantities=found.lead_quantities,
                claims=found.claims,
                designations=found.designations,
                denial=found.denial,
            )
        )
    message = alert(story(*tellings), Reader(texts=texts(language)), severity=levels[0])
    return ["".join(span.text for span in line) for line in message.lines]
