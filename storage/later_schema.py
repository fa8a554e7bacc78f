"""What later steps add to the schema: commented STRICT tables. Data only; nothing here runs a statement."""

WORDINGS = """
-- What a machine made of the summary of an article's revision for readers of a language, after it was checked. Lists are JSON.
CREATE TABLE wordings (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    reader TEXT NOT NULL,          -- the language it is worded in
    task TEXT NOT NULL,
    language TEXT NOT NULL,        -- that of the sentences it was made from
    source TEXT NOT NULL,          -- those sentences: of another summary it says nothing
    sentences TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (article, revision, reader)  -- for: wordings.of_articles
) STRICT, WITHOUT ROWID;
"""
