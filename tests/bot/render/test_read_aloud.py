"""Alerts of whole articles, read as a reader reads them, in both languages."""

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
    assert english[1] == "about 8,400 containers of munitions, North Korea to Russia, says South Korea's defence minister Shin Won-sik"
    assert german[1] == "rund 8.400 Container Munition aus Nordkorea nach Russland, sagt Südkoreas Verteidigungsminister Shin Won-sik"
    assert not any("Figures" in line or "Zahlen" in line or "comment" in line for line in (*english, *german))
