"""Errors of the application, cut by what the caller must do.

BotError
├── ConfigError          settings that cannot be used; `problems` lists all of them
├── UsageError           what was typed cannot be used: a query, an address, a name out of a list
├── SendError            a network did not do what a delivery asked
│   ├── RetryLater       definitely not done; try again, `retry_after_s` where the network named a time
│   ├── Ambiguous        done or not done: nobody can know
│   ├── ChatUnavailable  blocked, kicked, deleted: pause the chat, keep its settings
│   ├── ChatMoved        the chat has a new address; `address` is it
│   ├── TargetGone       the message to reply to or to edit is not there any more
│   └── MessageRejected  the network will never take this message: dead at once
├── AssistantError       the language model did not word what was extracted; it is shown as it is
│   ├── AssistantAway    no answer: ask for nothing for a while, `retry_after_s` where a time was named
│   └── AnswerUnusable   an answer that is none: do not ask for this again
└── NetworkStopped       the account cannot be used until a person acts: stop sending on this network
    ├── AuthFailed       the token is wrong or was revoked
    └── SecondInstance   another process uses the same account
"""

from storage.types import Address


class BotError(Exception):
    """Base of all errors of `bot`. Its text holds no secret."""


class ConfigError(BotError):
    """Settings that cannot be used.

    Attributes:
        problems: One line each: key, what is wrong, remedy.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UsageError(BotError):
    """What was typed cannot be used; says what was expected."""


class SendError(BotError):
    """A network did not do what a delivery asked."""


class RetryLater(SendError):
    """Definitely not done; worth another try.

    Attributes:
        retry_after_s: Seconds the network asked us to wait, or None.
        whole_network: True when the wait holds for every chat of the network.
        too_much: True when the network says that we send more than it takes.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None, whole_network: bool = False, too_much: bool = False) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.whole_network = whole_network
        self.too_much = too_much


class Ambiguous(SendError):
    """The bytes left and no answer came: done or not, nobody can know."""


class ChatUnavailable(SendError):
    """The chat cannot be reached: blocked, kicked, deleted."""


class ChatMoved(SendError):
    """The chat has a new address."""

    def __init__(self, message: str, *, address: Address) -> None:
        super().__init__(message)
        self.address = address


class TargetGone(SendError):
    """The message to reply to or to edit is not there any more."""


class MessageRejected(SendError):
    """The network will never take this message."""


class AssistantError(BotError):
    """The language model did not word what was extracted. Its text names neither the address nor anything of question and answer."""


class AssistantAway(AssistantError):
    """No answer; worth another try later.

    Attributes:
        retry_after_s: Seconds the service asked us to wait, or None.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class AnswerUnusable(AssistantError):
    """An answer in another form than was asked for."""


class NetworkStopped(BotError):
    """The account cannot be used until a person acts."""


class AuthFailed(NetworkStopped):
    """The token is wrong or was revoked."""


class SecondInstance(NetworkStopped):
    """Another process uses the same account."""
