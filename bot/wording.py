"""When a language model is asked to word a summary, and what becomes of its answer: checked, and kept or dropped whole.

A delivery waits for it at most `timeout_s` and never fails by it: whatever goes wrong here, the sentences are shown as they were extracted.
Deliveries that need the same wording wait for one and the same answer. A service that gives none is left alone for a while.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from typing import Final, Protocol

import structlog

from bot.clock import Clock
from bot.errors import AnswerUnusable, AssistantAway
from bot.render.wording import Wanted, wanted
from bot.store import Store
from feeds.types.article import ArticleId
from feeds.types.wording import Extract, Wording
from feeds.understand.faithful.check import fault
from storage import wordings
from storage.types import Delivery

REST_S: Final = 60.0
"""For which a service that gave no answer is not asked."""
LONGEST_REST_S: Final = 3600.0
_REMEMBERED: Final = 2_000  # extracts that are not asked for again
_Key = tuple[ArticleId, int, str]


class Assistant(Protocol):
    """What words an extract; `bot.assistant.Assistant` is one."""

    async def word(self, extract: Extract) -> tuple[str, ...]:
        """Unchecked sentences, or an `AssistantError`."""


class Wordings:
    """Has summaries worded before their deliveries are rendered.

    Args:
        store: The database.
        assistant: Words them.
        clock: For the rest of a service that gave no answer.
        executor: Checks answers, so that the loop goes on meanwhile.
        timeout_s: Seconds for which a delivery waits.
        languages: Languages of readers for whom it is asked.
        shorten_from: Code points from which on a summary in the reader's own language is shortened; 0 for never.

    Attributes:
        counts: How often an extract was worded, how often there was no answer, and each fault for which an answer was dropped.
    """

    def __init__(
        self,
        store: Store,
        assistant: Assistant,
        clock: Clock,
        executor: Executor,
        *,
        timeout_s: float,
        languages: Collection[str],
        shorten_from: int,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._store = store
        self._assistant = assistant
        self._clock = clock
        self._executor = executor
        self._timeout_s = timeout_s
        self._languages = frozenset(languages)
        self._shorten_from = shorten_from
        self._asked: dict[_Key, asyncio.Task[None]] = {}
        self._dropped: dict[_Key, None] = {}
        self._rests_until = 0.0  # by the monotonic clock
        self._log = structlog.stdlib.get_logger("rajin")

    async def prepare(self, delivery: Delivery) -> None:
        """Have the summary of a delivery worded, if it should be, and wait for that as long as a delivery may."""
        try:
            found = await self._store.read(lambda db: wanted(db, delivery, shorten_from=self._shorten_from))
            if found is not None and found.extract.reader in self._languages and (task := self._task(found)):
                await asyncio.wait([task], timeout=self._timeout_s)
        except Exception:  # noqa: BLE001 - a wording is no reason not to deliver
            self._log.exception("no wording was looked for", delivery=delivery.id)

    async def close(self) -> None:
        """Break off what is still asked for."""
        tasks = list(self._asked.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _task(self, found: Wanted) -> asyncio.Task[None] | None:
        """The question that is under way for an extract, or a new one; None where it should not be asked."""
        key = (found.article, found.revision, found.extract.reader)
        if key not in self._asked:
            if key in self._dropped or self._clock.monotonic() < self._rests_until:
                return None
            task = asyncio.create_task(self._ask(key, found.extract))
            self._asked[key] = task
            task.add_done_callback(lambda _: self._asked.pop(key, None))
        return self._asked[key]

    async def _ask(self, key: _Key, extract: Extract) -> None:
        """Ask, check, and keep or drop. Nothing of question or answer is logged, but for what is wrong with the answer."""
        log = self._log.bind(article=key[0], task=str(extract.task), language=extract.language, reader=extract.reader)
        try:
            async with asyncio.timeout(self._timeout_s):
                told = await self._assistant.word(extract)
            await self._take(key, extract, told, log)
        except (AssistantAway, TimeoutError) as error:
            named = error.retry_after_s if isinstance(error, AssistantAway) else None
            rest = min(max(REST_S, named or 0.0), LONGEST_REST_S)
            self._rests_until = self._clock.monotonic() + rest
            self.counts["no answer"] += 1
            log.warning("no wording", error=str(error) or "no answer in time", rests_s=rest)
        except AnswerUnusable as error:
            self._drop(key, str(error), log)
        except Exception:
            self._drop(key, "an error of our own", log)
            log.exception("a wording broke off")

    async def _take(self, key: _Key, extract: Extract, told: Sequence[str], log: structlog.stdlib.BoundLogger) -> None:
        wrong = await asyncio.get_running_loop().run_in_executor(self._executor, fault, extract, told)
        if wrong is not None:
            self._drop(key, str(wrong), log)
            return
        wording = Wording(task=extract.task, language=extract.language, sentences=tuple(filter(None, told)))
        article, revision, reader = key
        now = self._clock.now()
        await self._store.write(
            lambda db: wordings.put(db, article, revision, reader=reader, source=extract.sentences, wording=wording, now=now)
        )
        self.counts["worded"] += 1
        log.info("worded", sentences=len(wording.sentences))

    def _drop(self, key: _Key, why: str, log: structlog.stdlib.BoundLogger) -> None:
        """An answer that is not shown; the same question would get the same."""
        self._dropped[key] = None
        if len(self._dropped) > _REMEMBERED:
            del self._dropped[next(iter(self._dropped))]
        self.counts[why] += 1
        log.warning("wording dropped", fault=why, dropped=self.counts.total() - self.counts["worded"])
