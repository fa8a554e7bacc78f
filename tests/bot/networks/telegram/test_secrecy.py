"""The token shows nowhere, whatever fails."""

import asyncio
import io
import logging
import traceback
from collections.abc import Iterator

import pytest

from bot import errors, log
from bot.networks.base import Incoming
from bot.networks.telegram.network import Telegram
from storage.types import Operation
from tests import botapi_faults as faults
from tests.botapi import TOKEN, BotApi
from tests.calls import call
from tests.clocks import FakeClock
from tests.incoming import said

SECRET = TOKEN.partition(":")[2]
FAULTS: list[faults.Fault] = [
    faults.flood(3),
    faults.BLOCKED,
    faults.KICKED,
    faults.UNKNOWN_CHAT,
    faults.migrated(-1009),
    faults.CONFLICT,
    faults.WEBHOOK,
    faults.UNAUTHORIZED,
    faults.NOT_FOUND,
    faults.TOO_LARGE,
    faults.BROKEN,
    faults.GATEWAY,
    faults.Page(),
    faults.Page(status=200, body="[]"),
    faults.Page(status=200, body=f"<html>cannot POST /bot{TOKEN}/sendMessage"),
    faults.Page(status=404, body=f"<html>no route to /bot{TOKEN}/sendMessage"),
    faults.Say(code=400, description=f"Bad Request: what is /bot{TOKEN}/sendMessage?"),
    faults.Page(status=302, body=""),
    faults.Cut(accepted=False),
    faults.Hold(accepted=False),
    *(
        faults.NAMED[name]
        for name in (
            "user deactivated",
            "cannot begin a conversation",
            "the group was deleted",
            "not enough rights",
            "thread not found",
            "too long",
            "empty",
            "entities",
            "something new",
            "flood without a time",
            "restarting",
        )
    ),
]


@pytest.fixture(params=["as the program logs", "with every library at DEBUG"])
def printed(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """All that logging writes."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up(level="debug", secrets=[TOKEN], stream=stream)
    if request.param != "as the program logs":
        root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def _told(error: BaseException) -> str:
    """All that an exception and everything behind it may tell to whoever prints it."""
    behind, chain = error, [error]
    while following := behind.__cause__ or behind.__context__:
        behind = following
        chain.append(behind)
    return "\n".join([*traceback.format_exception(error), *(f"{each} {each!r} {each.args}" for each in chain)])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
async def test_no_failure_shows_the_token(api: BotApi, clock: FakeClock, printed: io.StringIO, fault: faults.Fault) -> None:
    """Login, polling and operations fail, and everything that is logged or could be printed of it is searched."""
    bot = Telegram(TOKEN, api_url=api.url, read_s=0.1, sleep=clock.sleep)
    told = [repr(bot), str(bot)]

    async def receive(incoming: Incoming) -> None:
        raise asyncio.CancelledError(said(incoming))

    api.fail(fault, method="getMe")
    try:
        await bot.start()
    except errors.BotError as error:
        told.append(_told(error))
        logging.getLogger("rajin").exception("start")
    for operation in Operation:
        for method in ("sendMessage", "editMessageText", "deleteMessage", "setMessageReaction", "sendDocument"):
            api.fail(fault, method=method)
        with pytest.raises(errors.BotError) as caught:
            await bot.perform(call(operation, target="1"))
        told.append(_told(caught.value))
        logging.getLogger("rajin").error("perform", exc_info=caught.value)
    if not isinstance(fault, faults.Hold):  # a poll without an answer is given up only after 40 s
        api.fail(fault, method="getUpdates")
        api.write(7, "/end")
        with pytest.raises((errors.BotError, asyncio.CancelledError)) as ended:
            await bot.listen(receive)
        told.append(_told(ended.value))
    await bot.close()
    assert printed.getvalue()
    assert SECRET not in printed.getvalue()
    assert SECRET not in "\n".join(told)
