"""The steps that bring a database to this release's schema. A released step is never edited; a change is a new step at the end."""

import sqlite_utils
from sqlite_utils import Migrations

from storage import schema, schema_steps

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


@migrations()
def m0005_hand(db: sqlite_utils.Database) -> None:
    """Decisions of people about stories."""
    db.executescript(schema_steps.HAND)


@migrations()
def m0006_wordings(db: sqlite_utils.Database) -> None:
    """Checked wordings of a machine."""
    db.executescript(schema_steps.WORDINGS)


@migrations()
def m0007_people(db: sqlite_utils.Database) -> None:
    """What people in chats may do and say."""
    db.executescript(schema_steps.PEOPLE)


@migrations()
def m0008_secrets(db: sqlite_utils.Database) -> None:
    """Answers that hold a secret lose it once they have left."""
    db.executescript(schema_steps.SECRETS)


NAMES = frozenset(step.name for step in migrations.pending(sqlite_utils.Database(memory=True)))
"""The steps that this release knows."""


def unknown(db: sqlite_utils.Database) -> list[str]:
    """Names of applied steps that this release does not know: a newer one made them."""
    return [step.name for step in migrations.applied(db) if step.name not in NAMES]
