"""Alerts of whole articles, read as a reader reads them, in both languages."""

from dataclasses import replace

from feeds.types.feed import Tier
from tests.bot.render.read import Text, told

QUIET = "It has been a quiet spring on the Rajin waterfront, where gulls outnumber the dockers. The tea house keeps odd hours."
SHIN = (
    "South Korea's Defence Minister Shin Won-sik said on Monday that North Korea had sent about 8,400 containers of munitions to Russia. "
    "The Kremlin did not comment. Rail traffic between North Korea and Russia has grown, satellite images of the border show."
)


def test_facts_below_the_lead_get_their_line() -> None:
    """Where the lead of a full page has no figure; the line of bare figures is not told beside it, nor who did not comment."""
    page = Text(title="Rajin's quiet spring: North Korea's arms for Russia", text=f"{QUIET} {SHIN}")
    english, german = told(page, language="en"), told(page, language="de")
    assert english[1] == "About 8,400 containers of munitions, North Korea to Russia, says South Korea's defence minister Shin Won-sik"
    assert german[1] == "Rund 8.400 Container Munition aus Nordkorea nach Russland, sagt Südkoreas Verteidigungsminister Shin Won-sik"
    assert not any("Figures" in line or "Zahlen" in line or "comment" in line for line in (*english, *german))


EU = (
    Text(
        title="A Korean minister on the EU's Russia list",
        text="The EU's new package against Russia, adopted on Friday, reaches Pyongyang: it lists the North Korean defence minister, "
        "Kang Sun Nam, because of the arms for the war. Ten Russian companies and people who shipped North Korean weapons are listed too.",
    ),
    Text(
        title="EU setzt Nordkoreas Minister auf ihre Russland-Liste",
        text="Zum Sanktionspaket der EU gehört auch ein Name aus Pjöngjang: Verteidigungsminister Kang Sun-nam. "
        "Auch zehn russische Firmen und Personen, die nordkoreanische Waffen befördert haben, stehen auf der Liste.",
        language="de",
        outlet="Hafenblatt",
    ),
)


def test_a_listing_is_a_flash_and_says_who_was_listed() -> None:
    """Ten companies and people are not told as ten companies."""
    english, german = told(*EU, language="en"), told(*EU, language="de")
    assert english[:2] == ["🔴 A Korean minister on the EU's Russia list", "Listed by the EU: Kang Sun Nam"]
    assert german[:2] == ["🔴 EU setzt Nordkoreas Minister auf ihre Russland-Liste", "Auf der Sanktionsliste (EU): Kang Sun-nam"]
    assert not any("Figures" in line or "Zahlen" in line for line in (*english, *german))


def test_what_russia_vetoes_and_what_the_north_confirms_is_a_flash() -> None:
    """Whoever tells it first; not where one state agency does so alone."""
    veto = Text(title="Russia vetoes UN panel on North Korea sanctions", text="Russia on Thursday vetoed the panel's work.")
    troops = Text(
        title="Nordkorea bestätigt Truppen für Russland",
        text="Nordkorea hat bestätigt, dass es Soldaten nach Russland geschickt hat, meldete die Staatsagentur KCNA.",
        language="de",
    )
    assert told(veto, language="en")[0] == "🔴 Russia vetoes UN panel on North Korea sanctions"
    assert told(veto, language="de")[0].startswith("🔴 [Englisch] ")
    assert told(troops, language="de")[0] == "🔴 Nordkorea bestätigt Truppen für Russland"
    assert told(replace(troops, tier=Tier.STATE_MEDIA), language="en")[0].startswith("▫️ ")
