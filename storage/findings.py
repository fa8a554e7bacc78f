"""What was found in an article that matched, and what was decided about it. Which entries were seen stands in storage/articles.py."""

from feeds.types.article import Analysis, ArticleId
from feeds.types.claim import Claim
from feeds.types.story import Decision
from storage.codec import fingerprint_to_json, matches_to_json, quantities_to_json, to_json
from storage.database import Database


def store(db: Database, article: ArticleId, revision: int, analysis: Analysis, decision: Decision, *, at: int) -> None:
    """Analysis and claims replace those of an earlier revision; the decision stands beside the earlier ones.

    Args:
        db: With a transaction open.
        article: Whose they are.
        revision: Of the article, >= 1.
        analysis: What was found in that revision.
        decision: What became of it.
        at: Unix milliseconds.
    """
    db.execute(
        "INSERT INTO analyses (article, matches, quantities, lead_quantities, summary, denial, round_up, fingerprint) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET matches = excluded.matches, quantities = excluded.quantities, "
        "lead_quantities = excluded.lead_quantities, summary = excluded.summary, denial = excluded.denial, round_up = excluded.round_up, "
        # A revision that matches no more has no fingerprint; the article still tells its story and must be found.
        "fingerprint = ifnull(excluded.fingerprint, fingerprint)",
        (
            article,
            matches_to_json(analysis.matches),
            quantities_to_json(analysis.quantities),
            quantities_to_json(analysis.lead_quantities),
            to_json(analysis.summary),
            analysis.denial,
            analysis.round_up,
            None if analysis.fingerprint is None else fingerprint_to_json(analysis.fingerprint),
        ),
    )
    db.execute("DELETE FROM claims WHERE article = ?", (article,))
    db.executemany(
        "INSERT INTO claims (article, ordinal, value, high, unit, approximation, words, start, goods, direction, claimant, chain, said_on, "
        "passage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, ordinal, *_claim_values(claim)) for ordinal, claim in enumerate(analysis.claims)],
    )
    db.execute(
        "INSERT INTO decisions (article, revision, outcome, rung, change, news, reason, versions, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            revision,
            decision.outcome,
            decision.rung,
            decision.change,
            quantities_to_json(decision.news),
            decision.reason,
            versions(db, decision.versions),
            at,
        ),
    )


def versions(db: Database, text: str) -> int:
    """The number under which the versions of topics, lists and rules are kept; a new text gets a new one."""
    known_as: int | None = db.value("SELECT id FROM versions WHERE text = ?", (text,))
    return known_as or db.insert("INSERT INTO versions (text) VALUES (?)", (text,))


def _claim_values(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    amount = (
        (None,) * 6
        if quantity is None
        else (quantity.value, quantity.high, quantity.unit, quantity.approximation, quantity.text, quantity.start)
    )
    said_on = None if claim.said_on is None else claim.said_on.isoformat()
    return (*amount, claim.goods, claim.direction, claim.claimant, to_json(claim.chain), said_on, claim.passage)
