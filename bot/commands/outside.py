"""What commands may ask of the world outside the database, before their transaction."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.feed_reader import Look
from bot.networks.base import Place
from storage.database import Database
from storage.types import Address

T = TypeVar("T")


class Outside(Protocol):
    """The world outside the database."""

    async def read(self, work: Callable[[Database], T]) -> T:
        """Run `work` on the database, outside of any transaction."""

    async def find(self, network: str, name: str) -> Place | None:
        """The chat of a public name or an id; None where there is none, or nobody knows."""

    async def administers(self, address: Address, person: str) -> bool:
        """Whether a person administers a chat, as its network says now; False where nobody knows."""

    async def compute(self, work: Callable[[], T]) -> T:
        """Run pure work where it holds up neither the loop nor the database; in pieces of some 50 ms, since polls wait behind each."""

    def address(self, text: str) -> str:
        """A feed's address in the form in which it is fetched. Raises: AddressRefused."""

    async def look(self, url: str) -> Look:
        """What a feed holds, fetched now. Raises: FeedError."""
