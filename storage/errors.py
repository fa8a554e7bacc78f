"""Errors of the memory side, cut by what the caller must do.

StorageError
├── NotFound          the row that was asked for does not exist
├── Conflict          it exists already, or a rule of the data forbids it
├── Busy              another writer held the database longer than we wait; try again
├── OutOfSpace        the disk is full; nothing of the transaction was written
├── NotOurDatabase    the file is no Rajin database (text, empty, foreign, damaged): left untouched
├── NewerDatabase     it holds a migration that this release does not know: left untouched
├── RunnerActive      another runner holds the database; `holder` names host and pid
└── TransactionLost   SQLite ended the transaction under us; nothing of it was written
"""


class StorageError(Exception):
    """Base of all errors of `storage`. Its text names the file or row and says what to do."""


class NotFound(StorageError):
    """What was asked for does not exist."""


class Conflict(StorageError):
    """It exists already, or a rule of the data forbids it."""


class Busy(StorageError):
    """Another writer held the database for too long."""


class OutOfSpace(StorageError):
    """The disk is full; nothing was written."""


class NotOurDatabase(StorageError):
    """The file is no database of ours; it was not touched."""


class NewerDatabase(StorageError):
    """The database was written by a newer release; it was not touched."""


class RunnerActive(StorageError):
    """Another runner holds the database.

    Attributes:
        holder: Who, as "host pid 123".
    """

    def __init__(self, message: str, *, holder: str) -> None:
        super().__init__(message)
        self.holder = holder


class TransactionLost(StorageError):
    """SQLite rolled the transaction back under us; go on only from its beginning."""
