"""What is done now and then: retention and expiry, in short transactions."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.store import Store
from storage import articles, confirmations, forgetting, inbox, late, lifecycle, stories

REJECTED_KEPT = timedelta(days=30)
INBOX_KEPT = timedelta(days=30)
CONFIRMATIONS_KEPT = timedelta(days=1)
_PRUNED_AT_ONCE = 1000


async def keep_house(store: Store, now: datetime, *, new_id: Callable[[], str]) -> None:
    """Drop the text of rejected entries after 30 days (key, hash and reason stay for ever), and keys of stories long past.

    Args:
        store: The database.
        now: The time.
        new_id: Makes ids of deliveries: what waits too long is told in one message.
    """
    while await store.write(lambda db: articles.prune_rejected(db, before=now - REJECTED_KEPT, limit=_PRUNED_AT_ONCE)):
        pass
    await store.write(lambda db: stories.prune_keys(db, now=now))
    await store.write(lambda db: late.fold_late(db, now=now, new_id=new_id))
    await store.write(lambda db: lifecycle.expire(db, now=now))
    await store.write(forgetting.erase_forgotten)
    await store.write(lambda db: inbox.prune(db, before=now - INBOX_KEPT))
    await store.write(lambda db: confirmations.prune(db, before=now - CONFIRMATIONS_KEPT))
