"""A card below a message shows the source that is told, and none where it would say more than the message does."""

import pytest

from bot.locales.texts import texts
from bot.render.alert import alert
from bot.render.change import News, correction, update
from bot.render.preview import MISLEADING
from bot.render.reader import Reader
from feeds.types.feed import Tier
from tests.bot.render.stories import BASE, story, telling

EN = Reader(texts=texts("en"))


@pytest.mark.parametrize("tier", Tier)
def test_a_card_stands_by_the_kind_of_source(tier: Tier) -> None:
    """State media, tabloids and aggregators get none."""
    told = telling(tier=tier)
    assert alert(story(told), EN).preview_url == (None if tier in MISLEADING else BASE.url)


def test_no_card_repeats_what_is_denied() -> None:
    """Whoever reports the denial, and in the update that tells of it."""
    denial = telling(outlet="Gazette", title="Moscow denies it", denial=True)
    assert alert(story(BASE, denial), EN).preview_url is None
    assert update(BASE, EN, News(denial=True)).preview_url is None
    assert update(BASE, EN, News()).preview_url == BASE.url


def test_a_correction_has_no_card() -> None:
    """A network's card is days old and shows the title that was put right."""
    assert correction(BASE, EN, changed=BASE.quantities, was=()).preview_url is None
