"""The steps that bring a database to this release's schema. A released step is never edited; a change is a new step at the end."""

import sqlite_utils
from sqlite_utils import Migrations

from storage import schema

migrations = Migrations("rajin")


@migrations()
def m0001_initial(db: sqlite_utils.Database) -> None:
    """All tables of the first release."""
    db.executescript(schema.INITIAL)


@migrations()
def m0002_findings(db: sqlite_utils.Database) -> None:
    """More slots of claims; designations."""
    db.executescript(schema.FINDINGS)


@migrations()
def m0003_forms(db: sqlite_utils.Database) -> None:
    """All forms of terms."""
    db.executescript(schema.FORMS)


@migrations()
def m0004_earlier_claims(db: sqlite_utils.Database) -> None:
    """The newest claims of a unit, found without reading all of them."""
    db.execute(schema.EARLIER_CLAIMS)


NAMES = frozenset(step.name for step in migrations.pending(sqlite_utils.Database(memory=True)))
"""The steps that this release knows."""


def unknown(db: sqlite_utils.Database) -> list[str]:
    """Names of applied steps that this release does not know: a newer one made them."""
    return [step.name for step in migrations.applied(db) if step.name not in NAMES]
