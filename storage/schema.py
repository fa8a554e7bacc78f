"""The schema as the migrations make it: commented STRICT tables. Data only; nothing here runs a statement.

Times are Unix milliseconds UTC. Each index names the query that it is for. Words of closed sets are those of the enumerations in
`feeds.types` and `storage.types`.
"""

INITIAL = """
-- Small facts about the database itself: the counter behind the rules' version, for example.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people changed, and from what to what. Never pruned.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,           -- "cli:root", "telegram:1234"
    place TEXT NOT NULL,           -- the chat it was done in, or ""
    action TEXT NOT NULL,          -- "keywords add"
    subject TEXT NOT NULL,         -- what was changed: a list's, topic's, feed's or chat's name
    before TEXT,                   -- JSON, or NULL where there was nothing
    after TEXT                     -- JSON, or NULL where nothing is left
) STRICT;

-- Feeds with their polling state. A removed feed keeps its row, since articles and keys of seen entries point to it.
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT,
    tier TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    next_check_at INTEGER NOT NULL,
    asked_to_wait INTEGER NOT NULL DEFAULT 0,  -- whether the server asked for that long a wait
    checked_at INTEGER,
    read_at INTEGER,               -- NULL: the next poll is its first, a baseline
    etag TEXT,
    last_modified TEXT,
    body_hash BLOB,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    ids_reused INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0
) STRICT;
-- for: sources.due
CREATE INDEX feeds_due ON feeds (next_check_at) WHERE status = 'active' AND removed_at IS NULL;

-- The versions of topics, lists and rules that decisions were made by: few texts, named in very many rows.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- Every entry that was ever seen, for ever: at most 200 bytes on disk for a rejected one.
CREATE TABLE seen (
    feed INTEGER NOT NULL REFERENCES feeds (id),
    key BLOB NOT NULL CHECK (length(key) = 16),
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),  -- of the newest revision
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,          -- of a rejected one, cut to what fits; of any other it stands in decisions
    versions INTEGER NOT NULL,     -- versions.id; unchecked, as this is the hot path
    first_seen INTEGER NOT NULL,
    article INTEGER,               -- articles.id while its text is kept; unchecked, or each prune would read the whole table
    key_without_guid BLOB CHECK (length(key_without_guid) = 16),  -- its key if its guid counts for nothing; NULL where none counts
    PRIMARY KEY (feed, key)        -- for: articles.known
) STRICT, WITHOUT ROWID;

-- Entries whose text is kept: those that matched for ever, rejected ones for 30 days. Here stands the newest revision.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feeds (id),
    key BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    text_hash BLOB,                -- of the fingerprint; NULL for a rejected one
    url TEXT,
    link_key TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    declared_language TEXT,
    language TEXT NOT NULL,        -- found in the text
    outlet TEXT NOT NULL,
    tier TEXT NOT NULL,
    published INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    revised_at INTEGER
) STRICT;
-- for: articles.entries with a URL
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
-- for: stories.candidates (same link), articles.entries with a URL
CREATE INDEX articles_link ON articles (link_key) WHERE link_key IS NOT NULL;
-- for: stories.candidates, same text
CREATE INDEX articles_text ON articles (text_hash) WHERE text_hash IS NOT NULL;
-- for: articles.prune_rejected
CREATE INDEX articles_rejected ON articles (first_seen) WHERE outcome = 'rejected';

-- Earlier states of articles; the newest stands in articles.
CREATE TABLE revisions (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,       -- 1 for the state that was seen first
    url TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    published INTEGER NOT NULL,
    fingerprint TEXT,              -- as in analyses
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) STRICT;

-- What was found in the newest revision of an article that matched. Lists are JSON, in the shape of storage/codec.py.
CREATE TABLE analyses (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    matches TEXT NOT NULL,         -- topics with the passages that decided them
    quantities TEXT NOT NULL,
    lead_quantities TEXT NOT NULL,
    summary TEXT NOT NULL,
    denial INTEGER NOT NULL,
    round_up INTEGER NOT NULL,
    fingerprint TEXT               -- NULL where there is none
) STRICT;

-- Claims of the newest revision of an article, slot by slot.
CREATE TABLE claims (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    value REAL,
    high REAL,
    unit TEXT,
    approximation TEXT,
    words TEXT,                    -- the words that the quantity was read from
    start INTEGER,                 -- and where they stand
    goods TEXT,
    direction TEXT,
    claimant TEXT,
    chain TEXT NOT NULL,           -- JSON, nearest first
    said_on TEXT,                  -- ISO date
    passage TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) STRICT;
-- for: the ledger of one unit
CREATE INDEX claims_unit ON claims (unit, said_on) WHERE unit IS NOT NULL;

-- What became of each revision of an article that matched, why, and by which versions.
CREATE TABLE decisions (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    rung TEXT,
    change TEXT NOT NULL,
    news TEXT NOT NULL,            -- JSON quantities
    reason TEXT NOT NULL,
    versions INTEGER NOT NULL REFERENCES versions (id),
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (article, revision)
) STRICT;

-- Stories: one event each.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opened_at INTEGER NOT NULL,    -- when its first alert began to exist
    published INTEGER NOT NULL,    -- its founder's date: windows are measured from here
    follows INTEGER REFERENCES stories (id),
    owed INTEGER NOT NULL DEFAULT 0  -- chats subscribed at commit, counted in the transaction that told them: as many alerts must exist
) STRICT;

CREATE TABLE story_topics (
    story INTEGER NOT NULL REFERENCES stories (id),
    topic TEXT NOT NULL,           -- a name; it outlives the topic
    since INTEGER NOT NULL,
    told_at INTEGER,               -- when chats were told because of this topic; NULL after a first poll, which tells nobody
    PRIMARY KEY (story, topic)
) STRICT, WITHOUT ROWID;

-- Which articles tell a story. An article tells at most one.
CREATE TABLE members (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    story INTEGER NOT NULL REFERENCES stories (id),
    founder INTEGER NOT NULL,
    rung TEXT,                     -- NULL for the founder
    reason TEXT NOT NULL,
    joined_at INTEGER NOT NULL
) STRICT;
-- for: stories.view, tellings
CREATE INDEX members_story ON members (story, article);
-- A story has one founder.
CREATE UNIQUE INDEX members_founder ON members (story) WHERE founder = 1;

-- Shingle keys and event keys of members, for looking up candidates. The date stands in the key, so that a query reads its window only.
CREATE TABLE sketch_keys (
    key INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (key, published, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_keys (
    key INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (key, published, article)
) STRICT, WITHOUT ROWID;

-- Keyword lists, their terms, and topics. A change counts `version` up, and the rules' counter in meta.
CREATE TABLE keyword_lists (
    name TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE terms (
    id INTEGER PRIMARY KEY,        -- the order of entry
    list TEXT NOT NULL REFERENCES keyword_lists (name) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    language TEXT,
    not_inside TEXT NOT NULL DEFAULT '[]',  -- JSON: longer words inside which it does not count
    title_only INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    UNIQUE (list, text)            -- for: topics.add_terms, remove_terms
) STRICT;
CREATE TABLE topics (
    position INTEGER PRIMARY KEY,  -- the order of `topics list`
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    description TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    changed_at INTEGER NOT NULL
) STRICT;

-- Chats, by where they are.
CREATE TABLE chats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    account TEXT NOT NULL,         -- our own account there
    address TEXT NOT NULL,
    thread TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    title TEXT NOT NULL,
    settings TEXT NOT NULL,        -- JSON object
    added_at INTEGER NOT NULL,
    UNIQUE (network, account, address, thread)  -- for: chats.chat_by_address
) STRICT;
CREATE TABLE subscriptions (
    chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    topic TEXT NOT NULL REFERENCES topics (name) ON UPDATE CASCADE ON DELETE CASCADE,
    since INTEGER NOT NULL,
    PRIMARY KEY (chat, topic)
) STRICT, WITHOUT ROWID;
-- for: fanout.alert, chats.subscribers
CREATE INDEX subscriptions_topic ON subscriptions (topic, chat);
-- What a person may do, everywhere or in one chat.
CREATE TABLE roles (
    network TEXT NOT NULL,
    person TEXT NOT NULL,          -- the network's id of the person
    chat INTEGER REFERENCES chats (id) ON DELETE CASCADE,  -- NULL: everywhere
    role TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL
) STRICT;
-- A person has one role in a place; for: the roles of one person
CREATE UNIQUE INDEX roles_person ON roles (network, person, ifnull(chat, 0));

-- Rounds: one tick over all feeds, or one `poll --once`.
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

-- The outbox: one operation in one chat each. States and their order: storage/lifecycle.py.
CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,       -- the order of creation; never shown to a network
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),  -- 128 random bits, hex
    chat INTEGER NOT NULL REFERENCES chats (id),
    story INTEGER REFERENCES stories (id),
    kind TEXT NOT NULL,
    operation TEXT NOT NULL,
    lane INTEGER NOT NULL,
    severity TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    repeats INTEGER NOT NULL DEFAULT 0,
    depends_on TEXT REFERENCES deliveries (id),  -- of a folded alert: the catch-up message that tells it
    round INTEGER REFERENCES rounds (id),
    payload TEXT NOT NULL,         -- JSON object
    reference TEXT,
    reason TEXT NOT NULL DEFAULT '',
    first_attempt_at INTEGER,      -- idempotent networks forget a day later
    attempted_at INTEGER,
    settled_at INTEGER             -- when it reached the state that it is in, unless that is pending or sending
) STRICT;
-- A chat is told of a story once; for: fanout, "was this chat told?"
CREATE UNIQUE INDEX deliveries_told ON deliveries (story, chat) WHERE kind = 'alert';
-- for: outbox.claim, what may be sent now in any chat
CREATE INDEX deliveries_queue ON deliveries (lane, seq, not_before) WHERE state = 'pending';
-- for: outbox.claim, what waits before it in its chat; lifecycle.gone and withdraw
CREATE INDEX deliveries_waiting ON deliveries (chat, lane, seq) WHERE state = 'pending';
-- for: outbox.next_due
CREATE INDEX deliveries_due ON deliveries (not_before) WHERE state = 'pending';
-- for: lifecycle.expire
CREATE INDEX deliveries_expiry ON deliveries (expires_at) WHERE state = 'pending';
-- for: outbox.claim, lifecycle.recover
CREATE INDEX deliveries_sending ON deliveries (chat) WHERE state = 'sending';
-- for: outbox.backlog, lifecycle.requeue, `outbox list`
CREATE INDEX deliveries_trouble ON deliveries (state) WHERE state IN ('ambiguous', 'dead');
-- for: what waits for a delivery, what a catch-up tells, the last edit of a message
CREATE INDEX deliveries_dependents ON deliveries (depends_on) WHERE depends_on IS NOT NULL;
-- for: how many alerts a chat has had in a round
CREATE INDEX deliveries_round ON deliveries (round, chat, kind) WHERE round IS NOT NULL;
-- Waiting edits of one message are one edit. One that was under way may have to go out again beside the one that was created meanwhile.
CREATE UNIQUE INDEX deliveries_edit ON deliveries (depends_on) WHERE kind = 'coverage' AND state = 'pending' AND attempts = 0;
-- A chat has one catch-up message that may still grow.
CREATE UNIQUE INDEX deliveries_catch_up ON deliveries (chat) WHERE kind = 'catch_up' AND state = 'pending' AND attempts = 0;

-- What a chat was shown: the text as it stands there now.
CREATE TABLE messages (
    delivery TEXT PRIMARY KEY REFERENCES deliveries (id),
    chat INTEGER NOT NULL REFERENCES chats (id),
    reference TEXT NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL,
    shown_at INTEGER NOT NULL
) STRICT;
-- for: messages.by_reference (a reply to or a reaction on one of our messages)
CREATE INDEX messages_reference ON messages (chat, reference);
-- Earlier texts of messages that were edited.
CREATE TABLE message_versions (
    delivery TEXT NOT NULL REFERENCES messages (delivery) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (delivery, version)
) STRICT;
CREATE TABLE message_stories (
    story INTEGER NOT NULL REFERENCES stories (id),
    delivery TEXT NOT NULL REFERENCES messages (delivery) ON DELETE CASCADE,
    PRIMARY KEY (story, delivery)  -- for: messages.of_story
) STRICT, WITHOUT ROWID;
-- for: messages.shown
CREATE INDEX message_stories_delivery ON message_stories (delivery);

-- Updates that a network gave us, stored before they are acknowledged and acted on once.
CREATE TABLE inbox (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    update_id TEXT NOT NULL,
    payload TEXT NOT NULL,         -- JSON
    received_at INTEGER NOT NULL,
    handled_at INTEGER,
    PRIMARY KEY (network, account, update_id)
) STRICT;
-- for: what has not been acted on yet
CREATE INDEX inbox_waiting ON inbox (received_at) WHERE handled_at IS NULL;
"""

FINDINGS = """
-- Who says it in terms that every language shares: JSON object with side, office and person; NULL where nobody is known.
ALTER TABLE claims ADD COLUMN speaker TEXT;
-- Since when it has gone on: ISO year, month or day.
ALTER TABLE claims ADD COLUMN since TEXT;
ALTER TABLE claims ADD COLUMN stance TEXT NOT NULL DEFAULT 'asserted';
ALTER TABLE claims ADD COLUMN status TEXT NOT NULL DEFAULT 'delivered';

-- for: stories.candidates, what is told in the same days
CREATE INDEX stories_published ON stories (published);

-- Acts of listing in the newest revision of an article.
CREATE TABLE designations (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    by TEXT NOT NULL,
    listed TEXT NOT NULL,          -- JSON array of names
    programme TEXT,
    said_on TEXT,                  -- ISO date
    passage TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) STRICT;
"""

FORMS = """
-- Other forms of the term, which are found as it is: JSON array of words; empty for a literal term.
ALTER TABLE terms ADD COLUMN forms TEXT NOT NULL DEFAULT '[]';
"""

# for: stories.counted_before
EARLIER_CLAIMS = "CREATE INDEX claims_newest ON claims (unit, direction, article) WHERE unit IS NOT NULL"
