"""What was found in an article that matched, and what was decided about it. Which entries were seen stands in storage/articles.py."""

from feeds.types.article import Analysis, ArticleId
from feeds.types.claim import Claim, Designation
from feeds.types.story import Decision
from storage.codec import day_to_text, fingerprint_to_json, matches_to_json, quantities_to_json, speaker_to_json, to_json
from storage.database import Database


def store(db: Database, article: ArticleId, revision: int, analysis: Analysis, decision: Decision, *, at: int) -> None:
    """Analysis, claims and designations replace those of an earlier revision; the decision stands beside the earlier ones.

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
        "INSERT INTO claims (article, ordinal, value, high, unit, approximation, words, start, goods, direction, claimant, speaker, chain, "
        "said_on, since, stance, status, passage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, ordinal, *_claim_values(claim)) for ordinal, claim in enumerate(analysis.claims)],
    )
    db.execute("DELETE FROM designations WHERE article = ?", (article,))
    db.executemany(
        "INSERT INTO designations (article, ordinal, by, listed, programme, said_on, passage) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(article, ordinal, *_designation_values(found)) for ordinal, found in enumerate(analysis.designations)],
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
    return (
        *amount,
        claim.goods,
        claim.direction,
        claim.claimant,
        speaker_to_json(claim.speaker),
        to_json(claim.chain),
        day_to_text(claim.said_on),
        claim.since,
        claim.stance,
        claim.status,
        claim.passage,
    )


def _designation_values(found: Designation) -> tuple[object, ...]:
    return found.by, to_json(found.listed), found.programme, day_to_text(found.said_on), found.passage
