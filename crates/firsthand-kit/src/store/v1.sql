-- The first form of a store. A store is made by running all steps in their order, so this file never changes.

CREATE TABLE article (
    number INTEGER PRIMARY KEY,         -- in the order of being added
    id TEXT NOT NULL UNIQUE,
    content BLOB NOT NULL,              -- hash of text, outlet, address and time: what tells whether it is held already
    outlet TEXT COLLATE NOCASE,
    title TEXT,
    headline TEXT,                      -- where it is another than the title
    url TEXT,
    address INTEGER,                    -- hash of what the address of a page is compared by
    published TEXT,
    day INTEGER,                        -- of publication, from 1970-01-01 on
    language TEXT NOT NULL,
    version_of INTEGER REFERENCES article,
    rest TEXT NOT NULL                  -- what else is known of it, as JSON
) STRICT;
CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL;
CREATE INDEX article_day ON article (day);

CREATE TABLE text (
    article INTEGER PRIMARY KEY REFERENCES article,
    size INTEGER NOT NULL,              -- in bytes, unpacked
    packed BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, names, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- What an article is placed by, and the lists by which it is found: those of one time lie together.
CREATE TABLE features (article INTEGER PRIMARY KEY REFERENCES article, packed BLOB NOT NULL) STRICT;
CREATE TABLE term (
    bucket INTEGER NOT NULL, term INTEGER NOT NULL, article INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (bucket, term, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE key (
    bucket INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (bucket, key, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    headline TEXT,
    first INTEGER,                      -- the days of its first and last article
    last INTEGER,
    count INTEGER NOT NULL,
    merged_into INTEGER REFERENCES story
) STRICT;

CREATE TABLE story_words (story INTEGER PRIMARY KEY REFERENCES story, packed BLOB NOT NULL) STRICT;

CREATE TABLE membership (
    article INTEGER PRIMARY KEY REFERENCES article,
    story INTEGER NOT NULL REFERENCES story,
    likeness REAL,
    nearest INTEGER REFERENCES article,
    shared TEXT                         -- words, as JSON
) STRICT;
CREATE INDEX membership_story ON membership (story, article);

CREATE TABLE derivation (
    child INTEGER NOT NULL REFERENCES article,
    place INTEGER NOT NULL,
    parent INTEGER REFERENCES article,
    source TEXT,                        -- whom the child credits; where there is no parent, a source that is not held
    kind TEXT NOT NULL,
    share REAL NOT NULL,
    confidence REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (child, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_parent ON derivation (parent) WHERE parent IS NOT NULL;

CREATE TABLE story_event (
    number INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story,
    kind TEXT NOT NULL,                 -- created, joined, merged, split
    article INTEGER REFERENCES article,
    other INTEGER REFERENCES story,     -- the story that was merged into this one, or split off it
    why TEXT
) STRICT;
CREATE INDEX story_event_story ON story_event (story);

-- The form of the features.
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
