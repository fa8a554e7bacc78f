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

PEOPLE = """
-- What stands on the buttons below a message, where the network tells only which one was pressed: JSON array of mark and command.
ALTER TABLE messages ADD COLUMN buttons TEXT NOT NULL DEFAULT '[]';

-- Nothing but answers is sent before that time; NULL for a chat that was never muted.
ALTER TABLE chats ADD COLUMN quiet_until INTEGER;

-- Commands that wait for their sender to say yes.
CREATE TABLE confirmations (
    token TEXT PRIMARY KEY,
    chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    network TEXT NOT NULL,
    person TEXT NOT NULL,          -- only this person can say yes
    command TEXT NOT NULL,         -- JSON, as bot/commands/confirming.py writes it
    asked_at INTEGER NOT NULL
) STRICT;

-- Codes that give whoever sends them first a role; the code itself is not kept.
CREATE TABLE invites (
    code_hash BLOB PRIMARY KEY CHECK (length(code_hash) = 32),  -- SHA-256
    role TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by TEXT,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

-- Stories of which a chat does not want to hear any more.
CREATE TABLE muted_stories (
    chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (id),
    since INTEGER NOT NULL,
    PRIMARY KEY (chat, story)
) STRICT, WITHOUT ROWID;

-- What people think of an alert: their newest word on each story.
CREATE TABLE verdicts (
    story INTEGER NOT NULL REFERENCES stories (id),
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    verdict TEXT NOT NULL,         -- relevant, irrelevant or duplicate
    chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (story, network, person)
) STRICT, WITHOUT ROWID;

-- Why a person took a story back; NULL where nobody did.
ALTER TABLE stories ADD COLUMN retracted TEXT;
-- for: stories.counted_before
CREATE INDEX stories_retracted ON stories (id) WHERE retracted IS NOT NULL;
"""

SECRETS = """
-- What an answer shows to one person only stands in `$.secret` of its payload, in characters that JSON leaves as they are. Whatever becomes
-- of that answer, the database forgets it then.
CREATE TRIGGER deliveries_secret AFTER UPDATE OF state, payload ON deliveries
WHEN NEW.kind = 'answer' AND NEW.state NOT IN ('pending', 'sending') AND NEW.payload ->> '$.secret' <> ''
BEGIN
    UPDATE deliveries SET payload = json_set(replace(NEW.payload, NEW.payload ->> '$.secret', '…'), '$.secret', '') WHERE seq = NEW.seq;
END;
"""
