"""What a person decided outranks the ladder."""

from dataclasses import replace

from feeds.decide.by_hand import without_parted
from feeds.decide.dedup import place
from feeds.types.article import Article, ArticleId
from feeds.types.story import Candidates, Member, Rung, StoryId, StoryView
from tests.feeds.decide import texts
from tests.feeds.decide.shelf import analysis, article, as_member

ONE, TWO = StoryId(1), StoryId(2)
EN = article(*texts.SEOUL_EN)


def member(of: Article, story: StoryId, row: int, *, founder: bool = False, by_hand: bool = False) -> Member:
    return replace(as_member(of, analysis(of), row=row, story=story, founder=founder), by_hand=by_hand)


def view(founder: Member, *others: Member, apart: frozenset[StoryId] = frozenset()) -> StoryView:
    return StoryView(
        id=founder.story,
        opened_at=founder.published,
        founder=founder,
        members=others,
        topics=frozenset(),
        quantities=founder.quantities,
        denied=False,
        follows=None,
        apart=apart,
    )


def far(story: StoryId, row: int, *, days: float = 0) -> Member:
    """The founder of a story about something else."""
    return member(article("Flour for Angola", "A ship with flour left Odesa for Luanda.", hours=24 * days), story, row, founder=True)


def test_of_equal_texts_the_one_that_a_person_placed_is_followed() -> None:
    """The other one is where the program put it."""
    copied = member(EN, ONE, 1, founder=True)
    moved = member(EN, TWO, 2, by_hand=True)
    new = article(EN.title, EN.text + " Copied.", hours=1)
    for near in ((copied, moved), (moved, copied)):
        found = Candidates(near=near, stories=(view(copied), view(far(TWO, 3), moved)))
        placement = place(new, analysis(new), found, new.published)
        assert (placement.story, placement.rung) == (TWO, Rung.NEAR_DUPLICATE)


def test_what_is_more_alike_is_followed_whoever_placed_it() -> None:
    """A person who moves one report does not move the other one that it resembles."""
    copied = member(EN, ONE, 1, founder=True)
    shorter = article(
        EN.title, EN.text.split(" They could")[0] + " Nobody in Moscow said anything to that, nor did Pyongyang, reports say."
    )
    moved = member(shorter, TWO, 2, by_hand=True)
    new = article(EN.title, EN.text + " Copied.", hours=1)
    found = Candidates(near=(moved, copied), stories=(view(copied), view(far(TWO, 3), moved)))
    assert place(new, analysis(new), found, new.published).story == ONE


def test_a_telling_put_there_by_hand_stands_for_its_story() -> None:
    """What tells its event joins, however far the founder is, and however many reports of the founder's day there are."""
    moved = member(EN, ONE, 2, by_hand=True)
    new = article(*texts.SEOUL_DE, hours=3)
    found = analysis(new, "de")
    for days in (0, -30):
        story = view(far(ONE, 1, days=days), moved)
        placement = place(new, found, Candidates(stories=(story,)), new.published)
        assert (placement.story, placement.rung) == (ONE, Rung.SAME_EVENT)
        by_program = view(far(ONE, 1, days=days), *([] if days == 0 else [replace(moved, by_hand=False)]))
        assert place(new, found, Candidates(stories=(by_program,)), new.published).story is None


def test_a_text_that_resembles_a_parted_article_never_joins_the_story_that_it_left() -> None:
    """Although it tells of the same event; where nobody parted anything it does."""
    left = member(article(*texts.SEOUL_DE, hours=100), ONE, 1, founder=True)
    moved = member(article("Seoul says Pyongyang sends more", f"{EN.text} {texts.OTHER_TEXT}"), TWO, 2, by_hand=True)
    own = "Reporters heard that on the day on which the ministry spoke to them of other things as well, such as fences and budgets."
    new = article("Shin Won-sik counts 6,700 containers for Russia", f"{EN.text[:160]} {own}", hours=120)
    for apart, story in ((frozenset({TWO}), None), (frozenset[StoryId](), ONE)):
        found = Candidates(near=(moved,), stories=(view(left, apart=apart),))
        assert place(new, analysis(new), found, new.published).story == story


def test_parted_stories_are_no_candidates() -> None:
    """In whichever of the two it is noted, with their members, open or closed; without a decision nothing is left out."""
    one, two, three = (far(StoryId(number), number) for number in (1, 2, 3))
    found = Candidates(near=(one, two, three), stories=(view(one), view(three)), thread=(view(two, apart=frozenset({ONE})),))
    left = without_parted(found, {ONE})
    assert [each.story for each in left.near] == [1, 3]
    assert ([each.id for each in left.stories], left.thread) == ([1, 3], ())
    assert [each.id for each in without_parted(found, {TWO}).stories] == [3]
    assert without_parted(found, set()) is found
    assert without_parted(found, {StoryId(3)}) is found
    assert without_parted(found, {StoryId(99)}).near[0].article == ArticleId(1)
