from collections.abc import Iterator

import aiohttp
import pytest
from aiohttp import client_exceptions, http_exceptions

from feeds.collect.connector import NotPublic
from feeds.collect.failures import CAUGHT, FAILURES, translated
from feeds.errors import AddressRefused, FeedError, RetryLater


def client_classes() -> Iterator[type[Exception]]:
    """Every exception class that the client defines or derives, wherever in it."""
    found: list[type[Exception]] = [aiohttp.ClientError, http_exceptions.HttpProcessingError, TimeoutError]
    for module in (client_exceptions, http_exceptions):
        found += [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    for kind in found:
        if kind.__module__.startswith("aiohttp"):
            yield kind
            found += kind.__subclasses__()


def test_the_table_is_complete() -> None:
    """Each exception class of the client has its own line; a release that brings a new one fails here, and a person decides."""
    missing = {kind.__name__ for kind in client_classes() if kind not in FAILURES}
    assert missing == set()


def test_the_table_has_no_dead_lines() -> None:
    """Each line is for a class of the client, for time-outs, or for our guard."""
    assert set(FAILURES) == {*client_classes(), NotPublic, TimeoutError}


def test_all_that_a_request_raises_is_caught() -> None:
    """What the table translates is what is caught, save what only other ways of using the client raise."""
    assert {kind.__name__ for kind in FAILURES if not issubclass(kind, CAUGHT)} == {"WSMessageTypeError"}


@pytest.mark.parametrize("kind", [kind for kind in FAILURES if kind is not NotPublic], ids=lambda kind: kind.__name__)
def test_each_failure_becomes_one_error(kind: type[Exception]) -> None:
    """An error names the host and holds nothing of the failure's own text."""
    failure = kind.__new__(kind)
    failure.args = ("10.0.0.1 said something secret",)
    error = translated(failure, "feeds.example")
    assert isinstance(error, FeedError)
    assert str(error) == f"feeds.example: {FAILURES[kind][1]}"


def test_a_refused_address_is_not_tried_again() -> None:
    """The guard's failure becomes the error that only a person can mend."""
    assert type(translated(NotPublic("inner"), "feeds.example")) is AddressRefused


def test_an_unknown_subclass_is_what_its_parent_is() -> None:
    """A class that is not in the table goes by its nearest parent."""

    class Odd(aiohttp.ClientPayloadError):
        pass

    error = translated(Odd(), "feeds.example")
    assert type(error) is RetryLater
    assert str(error) == "feeds.example: the answer broke off"


def test_what_is_no_failure_of_the_client_is_not_hidden() -> None:
    """A bug of ours stays one."""
    with pytest.raises(ZeroDivisionError):
        translated(ZeroDivisionError(), "feeds.example")
