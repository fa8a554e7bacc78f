"""Whatever a feed may say, for the property tests of rendering."""

from datetime import date

from hypothesis import strategies as st

from feeds.types.claim import Approximation, Claim, Designation, Direction, Speaker, Stance, Status
from feeds.types.feed import Tier
from tests.bot.render.stories import quantity, telling

ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
NAMES = ANY.filter(str.strip) | st.sampled_from(["Yonhap", "연합뉴스", "Shin", "South Korean Defence Minister Shin Won-sik", "a\nb"])
SIDES = ("south-korea", "ukraine", "usa", "unheard-of")
NUMBERS = st.one_of(st.integers(0, 10**9), st.floats(0.1, 1e9)).map(float)
QUANTITIES = st.builds(
    quantity,
    NUMBERS,
    st.sampled_from(["container", "troop", "shell", "ship", "dollar", "killed", "unheard-of"]),
    st.sampled_from(Approximation),
    st.none() | NUMBERS,
)
FIGURES = st.lists(QUANTITIES, max_size=6).map(tuple)
SPEAKERS = st.builds(
    Speaker,
    side=st.none() | st.sampled_from(SIDES),
    office=st.none() | st.sampled_from(["defence-minister", "official", "kremlin", "spokesperson", "research-group", "unheard-of"]),
    person=st.none() | st.sampled_from(["shin-won-sik", "zakharova", "unheard-of"]),
)
CLAIMS = st.builds(
    Claim,
    quantity=st.none() | QUANTITIES,
    goods=st.none() | st.sampled_from(["munitions", "aid", "unheard-of"]),
    direction=st.none() | st.sampled_from(Direction),
    claimant=st.none() | NAMES,
    speaker=st.none() | SPEAKERS,
    chain=st.lists(NAMES, max_size=3).map(tuple),
    said_on=st.none() | st.dates(date(2022, 1, 1), date(2030, 1, 1)),
    since=st.none() | st.sampled_from(["2022", "2023-08", "2023-08-05", "2023-13", "last year", "1-2-3-4", ""]),
    stance=st.sampled_from(Stance),
    status=st.sampled_from(Status),
    passage=ANY,
)
ACTS = st.builds(
    Designation,
    by=st.sampled_from(SIDES),
    listed=st.lists(NAMES, min_size=1, max_size=9).map(tuple),
    programme=st.none() | NAMES,
    passage=ANY,
)
BARE = st.builds(telling, title=ANY.filter(bool), outlet=ANY.filter(bool), language=st.sampled_from(["en", "ko"]))
TELLINGS = st.builds(
    telling,
    title=ANY.filter(bool),
    outlet=ANY.filter(bool),
    summary=st.lists(ANY, max_size=3).map(tuple),
    language=st.sampled_from(["en", "de", "ko", "und", "xx"]),
    tier=st.sampled_from(Tier),
    dated=st.booleans(),
    denial=st.booleans(),
    url=st.sampled_from([None, "https://wire.example/a?b=<&>"]),
    lead_quantities=FIGURES,
    claims=st.lists(CLAIMS, max_size=4).map(tuple),
    designations=st.lists(ACTS, max_size=2).map(tuple),
)
