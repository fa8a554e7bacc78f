"""Claims read for the ledger."""

from dataclasses import replace
from datetime import date

from feeds.types.claim import Claim, Direction, Speaker, Stance, Status
from feeds.types.feed import Tier
from storage import articles, claimed
from storage.database import Database
from tests.storage.samples import DAY, FOUNDED, NOW, add_feed, analysis, article, new_story, quantity

CLAIM = Claim(
    quantity=quantity(7000),
    goods="munitions",
    direction=Direction.DPRK_TO_RUSSIA,
    claimant="the minister",
    speaker=Speaker(side="south-korea"),
    chain=("AFP",),
    said_on=date(2024, 3, 18),
    since="2023",
    stance=Stance.DENIED,
    status=Status.PLANNED,
    passage="He said so.",
)


def test_claims_of_a_unit_are_read_with_their_article(db: Database) -> None:
    """Whole, by the day of publication, whether their article tells a story or not; other units are left out."""
    shells = replace(CLAIM, quantity=quantity(5, "shell"))
    with db.transaction():
        feed = add_feed(db)
        late = analysis("late", figures=(quantity(),), claims=(shells, CLAIM))
        row = articles.record(db, feed, article("late", published=NOW), late, FOUNDED, first_seen=NOW)
        story, founder = new_story(db, feed, "early", published=NOW - DAY)
        db.execute("DELETE FROM claims WHERE article = ?", (founder,))
        again = analysis("early", claims=(replace(CLAIM, passage="Earlier."),))
        articles.revise(db, feed, article("early", published=NOW - DAY, version=2), again, FOUNDED, now=NOW)
    early, other = claimed.of_units(db, ["container"])
    assert (early.article, early.story, early.claim.passage) == (founder, story, "Earlier.")
    assert (other.article, other.story, other.claim) == (row, None, CLAIM)
    assert (other.outlet, other.tier, other.language, other.url, other.published) == (
        "Outlet late",
        Tier.WIRE,
        "en",
        "https://news.example/late",
        NOW,
    )
    assert [each.claim for each in claimed.of_units(db, ["shell", "container"])] == [early.claim, shells, CLAIM]
    assert claimed.of_units(db, ["barrel"]) == []


def test_one_unit_is_looked_up_without_reading_the_others(db: Database) -> None:
    """By the index that is for it."""
    plan = db.rows("EXPLAIN QUERY PLAN SELECT * FROM claims c WHERE c.unit IN (SELECT value FROM json_each('[\"x\"]'))")
    assert any("claims_" in row["detail"] and "SEARCH" in row["detail"] for row in plan)
