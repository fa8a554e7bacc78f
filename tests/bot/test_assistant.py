"""The client of a language model: what it asks, what it makes of any answer, and that its key shows nowhere."""

import asyncio
import io
import json
import logging
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from bot import log
from bot.assistant import Assistant, answer, question
from bot.errors import AnswerUnusable, AssistantAway, AssistantError
from feeds.types.claim import Approximation, Claim, Direction, Quantity
from feeds.types.wording import Extract, Task
from tests import endpoint
from tests.clocks import FakeClock
from tests.servers import Answer, FeedServer, Raw, free_port

SENTENCES = ("북한이 러시아에 컨테이너 7천 개를 보냈다.", "장관이 말했다.")
CLAIM = Claim(
    quantity=Quantity(value=7000.0, unit="container", text="컨테이너 7천 개", start=9, approximation=Approximation.ABOUT),
    direction=Direction.DPRK_TO_RUSSIA,
    passage=SENTENCES[0],
)
EXTRACT = Extract(task=Task.TRANSLATE, language="ko", reader="de", sentences=SENTENCES, claims=(CLAIM,))


@asynccontextmanager
async def asking(url: str, *, timeout_s: float = 5.0) -> AsyncIterator[Assistant]:
    """An assistant at an address."""
    async with Assistant(url=url, model="small", key=endpoint.KEY, timeout_s=timeout_s, agent="Rajin test", clock=FakeClock()) as made:
        yield made


async def test_an_honest_answer_is_read() -> None:
    """One string for each sentence, in order."""
    async with FeedServer() as server, asking(endpoint.base(server)) as assistant:
        server.play(endpoint.PATH, endpoint.says("Eins.", "Zwei."))
        assert await assistant.word(EXTRACT) == ("Eins.", "Zwei.")


async def test_the_question_holds_what_was_extracted_and_nothing_else() -> None:
    """The sentences, the facts, both languages and the task; the key in its header."""
    async with FeedServer() as server, asking(endpoint.base(server) + "/") as assistant:
        server.play(endpoint.PATH, endpoint.says("Eins.", "Zwei."))
        await assistant.word(EXTRACT)
        (request,) = server.requests
    assert (request.method, request.path) == ("POST", endpoint.PATH)
    assert request.headers["authorization"] == f"Bearer {endpoint.KEY}"
    asked = json.loads(request.body)
    assert asked["model"] == "small"
    assert json.loads(asked["messages"][1]["content"]) == {
        "task": "translate",
        "language": "ko",
        "reader": "de",
        "sentences": list(SENTENCES),
        "facts": [
            {"amount": 7000, "unit": "container", "approximation": "about", "direction": "dprk_to_russia",
             "stance": "asserted", "status": "delivered"},
        ],
    }  # fmt: skip


async def test_without_a_key_none_is_sent() -> None:
    """As local services want it."""
    async with FeedServer() as server:
        server.play(endpoint.PATH, endpoint.says("Eins."))
        async with Assistant(
            url=endpoint.base(server), model="small", key=None, timeout_s=5, agent="Rajin test", clock=FakeClock()
        ) as assistant:
            await assistant.word(EXTRACT)
        assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("name", endpoint.AWAY)
async def test_a_service_that_gives_no_answer_is_away(name: str) -> None:
    """Whether it says so, breaks off, or says nothing within the time."""
    async with FeedServer() as server, asking(endpoint.base(server), timeout_s=0.3) as assistant:
        server.play(endpoint.PATH, endpoint.AWAY[name])
        with pytest.raises(AssistantAway) as caught:
            await assistant.word(EXTRACT)
    assert caught.value.retry_after_s == (120 if name == "too many" else None)


async def test_a_service_that_is_not_there_is_away() -> None:
    """A refused connection is one of these."""
    async with asking(f"http://127.0.0.1:{free_port()}/v1") as assistant:
        with pytest.raises(AssistantAway):
            await assistant.word(EXTRACT)


@pytest.mark.parametrize("name", endpoint.UNUSABLE)
async def test_an_answer_in_another_form_is_unusable(name: str) -> None:
    """It is refused for its form, before anybody looks at what it says."""
    async with FeedServer() as server, asking(endpoint.base(server)) as assistant:
        server.play(endpoint.PATH, endpoint.UNUSABLE[name])
        with pytest.raises(AnswerUnusable):
            await assistant.word(EXTRACT)


def test_any_bytes_are_an_answer_or_unusable() -> None:
    """Cut at any place, an honest answer is never an error of another kind."""
    whole = endpoint.says("Eins.", "Zwei.").body
    for end in range(len(whole)):
        with pytest.raises(AnswerUnusable):
            answer(whole[:end])
    assert answer(whole) == ("Eins.", "Zwei.")
    assert question(EXTRACT, "small")["stream"] is False


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    """All that logging writes, with every library at DEBUG."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up(level="debug", secrets=[], stream=stream)  # not even a key that nobody told it of
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("fault", [*endpoint.AWAY.values(), *endpoint.UNUSABLE.values()])
async def test_no_failure_shows_the_key_or_what_was_asked(printed: io.StringIO, fault: Answer | Raw) -> None:
    """The error, everything behind it, and whatever is logged of it are searched."""
    async with FeedServer() as server, asking(endpoint.base(server), timeout_s=0.3) as assistant:
        server.play(endpoint.PATH, fault)
        with pytest.raises(AssistantError) as caught:
            await assistant.word(EXTRACT)
        logging.getLogger("rajin").error("no wording", exc_info=caught.value)
        shown = [repr(assistant), str(assistant), printed.getvalue(), *traceback.format_exception(caught.value)]
        chain: BaseException | None = caught.value
        while chain is not None:
            shown.append(f"{chain} {chain!r} {chain.args}")
            chain = chain.__cause__ or chain.__context__
    told = "\n".join(shown)
    assert endpoint.KEY not in told
    assert "컨테이너" not in told
    assert str(server.port) not in str(caught.value)


async def test_who_is_cancelled_is_not_told_of_a_failure() -> None:
    """A program that ends does not wait for an answer."""
    async with FeedServer() as server, asking(endpoint.base(server)) as assistant:
        server.play(endpoint.PATH, Answer(hold=True))
        task = asyncio.create_task(assistant.word(EXTRACT))
        await server.arrived(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
