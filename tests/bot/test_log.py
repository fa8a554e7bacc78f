"""No secret passes the log, whoever wrote the line."""

import errno
import io
import json
import logging

import pytest

from bot import log

KEY = "EsTP LTA1 WTGd mEit iHKo cnHK VaRd oQae cG8a twUh VZ7N 9Dzc"  # of nobody
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


@pytest.fixture
def lines() -> io.StringIO:
    stream = io.StringIO()
    log.set_up(level="info", secrets=["hunter2"], stream=stream)
    return stream


def test_known_secrets_are_blotted_out_everywhere(lines: io.StringIO) -> None:
    """A known value is hidden in events, fields and exceptions."""
    try:
        raise ValueError("password hunter2")
    except ValueError:
        log.logger().exception("login with hunter2", field="hunter2!", nested={"a": "hunter2"})
    assert "hunter2" not in lines.getvalue()
    assert lines.getvalue().count(log.BLOT) >= 4


@pytest.mark.parametrize(
    "text",
    [
        f"POST /bot{TOKEN}/getMe",
        "Bearer abc.def-123",
        "https://user:pass@host/",
        "syt_abc_def_123",
        "mct_abc_def",
        KEY,
        KEY.replace(" ", ""),
    ],
)
def test_things_shaped_like_secrets_are_blotted_out(lines: io.StringIO, text: str) -> None:
    """A token that nobody told us of is hidden by its shape, in the lines of libraries as well."""
    logging.getLogger("httpx").warning("request: %s", text)
    assert not any(part in lines.getvalue() for part in (TOKEN, "abc.def-123", "user:pass", "syt_abc", "mct_abc", "LTA1"))
    assert log.BLOT in lines.getvalue()


def test_lines_are_json_away_from_a_terminal(lines: io.StringIO) -> None:
    """Each line is one JSON object with a level and a time."""
    log.logger().info("polled", feed="f", entries=3, ids=b"x")
    record = json.loads(lines.getvalue())
    assert record["event"] == "polled"
    assert record["level"] == "info"
    assert record["entries"] == 3
    assert "at" in record


def test_chatty_libraries_are_not_heard(lines: io.StringIO) -> None:
    """Libraries speak from warnings on; python-telegram-bot's HTTP library logs the token in each address."""
    logging.getLogger("httpx").info("HTTP Request: POST https://api/bot1/")
    logging.getLogger("apscheduler").info("added job")
    assert lines.getvalue() == ""


def test_what_is_less_urgent_than_the_level_is_dropped() -> None:
    """A program that logs warnings says nothing of polls."""
    stream = io.StringIO()
    log.set_up(level="warning", stream=stream)
    log.logger().info("polled")
    log.logger().warning("poll failed")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["poll failed"]


def test_a_stream_that_takes_no_more_does_not_stop_the_program() -> None:
    """A closed pipe or a full disk silences the log and nothing else."""
    stream = io.StringIO()
    log.set_up(level="info", stream=stream)
    stream.close()
    log.logger().info("polled")
    log.set_up(level="info", stream=_Full())
    log.logger().info("polled")


class _Full(io.StringIO):
    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "no space left")
