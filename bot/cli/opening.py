"""What every command needs: settings, logging, and the database, made if it is missing."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Any

from bot import config, log
from bot.clock import SystemClock
from feeds.understand.lexicon.load import load as shipped_rules
from storage import topics
from storage.audit import Actor
from storage.database import Database


def settings(options: Namespace, overrides: dict[str, Any] | None = None) -> config.Settings:
    """The settings with the options of the command line; sets logging up.

    Raises:
        ConfigError: They cannot be used.
    """
    merged = dict(overrides or {})
    if options.database is not None:
        merged["database"] = options.database
    if getattr(options, "allow_network", None):
        configured = config.load(options.config).polling.allow_networks
        merged["polling"] = {"allow_networks": [str(network) for network in (*configured, *options.allow_network)]}
    found = config.load(options.config, overrides=merged)
    log.set_up(level=found.log.level, secrets=found.secrets())
    return found


@contextmanager
def database(options: Namespace) -> Iterator[tuple[Database, datetime]]:
    """The database and the time, for one short piece of work beside a running program."""
    now = SystemClock().now()
    db = open_seeded(settings(options).database, now)
    try:
        yield db, now
    finally:
        db.close()


def open_seeded(path: Path, now: datetime) -> Database:
    """Open a database; a new one gets the shipped lists and topics.

    Raises:
        StorageError: It cannot be opened.
    """
    db = Database.open(path, now=now)
    try:
        if not topics.list_keywords(db):
            with db.transaction():
                topics.seed(db, shipped_rules(), now=now)
    except BaseException:
        db.close()
        raise
    return db


def actor() -> Actor:
    """Who works at this machine."""
    return Actor(who=f"cli:{getuser()}")
