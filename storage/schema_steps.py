"""The schema's later steps, as storage/schema.py has the first ones. Data only; nothing here runs a statement."""

HAND = """
-- Where people put articles, which outranks the program; one row per article: the newest decision about it.
CREATE TABLE hand_placements (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    action TEXT NOT NULL,          -- merge, split or move
    origin INTEGER NOT NULL REFERENCES stories (id),  -- the story that it was taken from
    anchor INTEGER NOT NULL,       -- whether later articles are compared with it as with a founder
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- Pairs of stories that a person parted: what is a copy of an article of one never joins the other.
CREATE TABLE parted (
    story INTEGER NOT NULL REFERENCES stories (id),
    other INTEGER NOT NULL REFERENCES stories (id),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (story, other),
    CHECK (story < other)
) STRICT, WITHOUT ROWID;
-- for: the stories that one was parted from
CREATE INDEX parted_other ON parted (other);

-- The story that this one was merged into by a person; it keeps its row, since deliveries and messages point to it, and has no members.
ALTER TABLE stories ADD COLUMN merged_into INTEGER REFERENCES stories (id);
-- for: stories.candidates, dates of the stories that one holds
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;
"""

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
