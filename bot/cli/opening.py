"""What every command needs: settings, logging, and the database, made if it is missing."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from getpass import getuser
from typing import Any

from bot import config, log
from bot.clock import SystemClock
from bot.errors import UsageError
from bot.opening import open_seeded
from storage.audit import Actor
from storage.database import Database
from storage.errors import NotFound


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


@contextmanager
def known_names() -> Iterator[None]:
    """A list or topic that is not there was typed wrong; the error names those that are.

    Raises:
        UsageError: Instead of `NotFound`.
    """
    try:
        yield
    except NotFound as error:
        raise UsageError(str(error)) from error


def actor() -> Actor:
    """Who works at this machine."""
    return Actor(who=f"cli:{getuser()}")
