"""Token and password show nowhere, whatever a homeserver or a proxy before it says."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import errors, log
from bot.networks.matrix.client import API, Client
from bot.networks.matrix.failures import FAILURES, translate
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.login import Account
from bot.networks.matrix.network import Matrix
from storage.types import Operation
from tests.calls import call
from tests.matrix import MatrixClock
from tests.matrix_gateway import Fault, Gateway, error

TOKEN, PASSWORD = "syt_Ym90_cmFqaW5zLXRva2Vu_4f1xQz", "a quiet Harbour 7 bells"
NOWHERE = "http://127.0.0.1:9"
CODES = {
    401: ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_LOCKED"),
    403: ("M_FORBIDDEN", "M_USER_SUSPENDED", "M_USER_DEACTIVATED", "M_BAD_STATE", "M_CONSENT_NOT_GIVEN"),
    400: ("M_BAD_JSON", "M_INVALID_PARAM", "M_UNKNOWN", "M_NOT_JSON"),
    404: ("M_NOT_FOUND", "M_UNRECOGNIZED"),
    413: ("M_TOO_LARGE",),
    429: ("M_LIMIT_EXCEEDED",),
}
FAULTS: dict[str, Fault] = {
    **{code: error(status, code, f"no, not with {TOKEN} and {PASSWORD}") for status, codes in CODES.items() for code in codes},
    **{
        f"page {status}": Fault(status=status, body=f"<html>Bearer {TOKEN}")
        for status in (200, 301, 400, 401, 403, 404, 413, 429, 500, 502, 503)
    },
    "no object": Fault(status=200, body=[TOKEN]),
    "another object": Fault(status=200, body={"access_token": TOKEN, "next_batch": 7}),
    "cut": Fault(),
}


@pytest.fixture(params=["as the program logs", "with every library at DEBUG"])
def printed(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """All that logging writes."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up(level="debug", secrets=[TOKEN, PASSWORD], stream=stream)
    if request.param != "as the program logs":
        root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


async def _fails(gateway: Gateway, folder: Path) -> tuple[list[BaseException], list[tuple[str, str]]]:
    """Log-in, sync and a message fail; what is raised of it, and each secret that was said beside the text of its error."""
    raised: list[BaseException] = []
    shown: list[tuple[str, str]] = []
    for name, token, password in (("token", TOKEN, ""), ("password", "", PASSWORD)):
        bot = Matrix(
            Account(homeserver=gateway.url, user="@bot:localhost", token=token, password=password), folder / name, Policy([]), MatrixClock()
        )
        try:
            await bot.start()
            await bot.perform(call(Operation.SEND))
        except errors.BotError as failure:
            raised.append(failure)
            shown.append((token or password, str(failure)))
        await bot.close()
        raised.append(AssertionError(repr(bot)))
    client = Client(gateway.url, folder / "keys.db", user="@bot:localhost", device="A")
    client.access_token = TOKEN
    for asked in (client.ask("PUT", f"{API}/rooms/!a/send/m.room.message/1", {}), client.look("", first=True, hold_s=0)):
        try:
            await asked
        except FAILURES as failure:
            logging.getLogger("rajin").exception("failed")  # inside, what was said is kept as it came
            raised.append(translate(failure))
            shown.append((TOKEN, f"{failure} {raised[-1]}"))
    await client.close()
    return raised, shown


@pytest.mark.parametrize("fault", FAULTS)
async def test_no_failure_shows_a_secret(tmp_path: Path, printed: io.StringIO, fault: str) -> None:
    """Texts of errors and all that is logged are searched, tracebacks included; a homeserver may even repeat the secret to us."""
    async with Gateway(NOWHERE) as gateway:
        gateway.part = ""
        for _ in range(20):
            gateway.fail(FAULTS[fault])
        raised, shown = await _fails(gateway, tmp_path)
        assert gateway.asked
    assert len(raised) > 2
    assert [said for secret, said in shown if secret in said] == []
    for each in raised:
        logging.getLogger("rajin").error("failed", exc_info=each)
    told = printed.getvalue()
    assert [secret for secret in (TOKEN, PASSWORD) if secret in told] == []
