"""What a machine made of summaries, for readers of a language: kept, so that nothing is asked twice and no alert changes its words."""

from collections.abc import Collection, Mapping
from datetime import datetime

from feeds.types.article import ArticleId
from feeds.types.wording import Task, Wording
from storage.codec import strings_from_json, to_json, to_ms
from storage.database import Database

Sentences = tuple[str, ...]


def put(db: Database, article: ArticleId, revision: int, *, reader: str, source: Sentences, wording: Wording, now: datetime) -> None:
    """Keep a wording; of an article that is not there any more nothing is kept.

    Args:
        db: The database.
        article: Whose summary it was made from.
        revision: Of which revision.
        reader: The language that it is worded in.
        source: The sentences of that summary.
        wording: What was made of them.
        now: When.
    """
    db.execute(
        "INSERT OR REPLACE INTO wordings (article, revision, reader, task, language, source, sentences, made_at) "
        "SELECT id, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE id = ?",
        (revision, reader, wording.task, wording.language, to_json(source), to_json(wording.sentences), to_ms(now), article),
    )


def of_articles(db: Database, articles: Collection[ArticleId], *, reader: str) -> Mapping[Sentences, Wording]:
    """The wordings of these articles for readers of a language, by the sentences that they were made from."""
    rows = db.rows(
        "SELECT task, language, source, sentences FROM wordings WHERE article IN (SELECT value FROM json_each(?)) AND reader = ?",
        (to_json(list(articles)), reader),
    )
    return {
        strings_from_json(row["source"]): Wording(
            task=Task(row["task"]), language=row["language"], sentences=strings_from_json(row["sentences"])
        )
        for row in rows
    }
