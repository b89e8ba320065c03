-- The record is the document as undoc read it; every other table is made from it.  Its rows go when it goes.

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,               -- the name by which this content was first read
    symbol TEXT,                      -- all symbols of the masthead, as a person reads them
    title TEXT,                       -- the first title
    kind TEXT NOT NULL,
    language TEXT NOT NULL,           -- BCP 47
    distribution TEXT,
    distribution_date TEXT,           -- ISO 8601
    letter_date TEXT,                 -- ISO 8601
    date TEXT AS (coalesce(distribution_date, letter_date)),
    session TEXT,                     -- 79, ES-10, S-30
    council_year INTEGER,
    agenda_list TEXT,
    sender TEXT,
    job_number TEXT,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    text_layer TEXT NOT NULL,
    layout TEXT NOT NULL,
    reader TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    options TEXT NOT NULL             -- fingerprint of undoc and of the options it read with
);
CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX documents_by_session ON documents (session);

CREATE TABLE records (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    json TEXT NOT NULL
);

CREATE TABLE files (                  -- every path at which a content was read
    path TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX files_by_document ON files (document);

CREATE TABLE symbols (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    symbol TEXT NOT NULL,
    key TEXT NOT NULL,                -- what all ways to print the symbol have in common
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX symbols_by_key ON symbols (key);

CREATE TABLE agenda_items (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    session TEXT,
    list TEXT,
    item TEXT NOT NULL,
    subitem TEXT,
    title TEXT,
    heading TEXT,                     -- the cluster under which an agenda document lists it
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX agenda_items_by_item ON agenda_items (session, item, subitem);

CREATE TABLE parties (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('sender', 'addressee')),
    name TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX parties_by_name ON parties (name);

CREATE TABLE annexes (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,        -- 0 is the first
    heading TEXT NOT NULL,
    title TEXT,
    page INTEGER NOT NULL,
    original TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE signatories (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    annex INTEGER,                    -- none: of the document itself
    name TEXT NOT NULL,
    family_name TEXT,
    titles TEXT,                      -- one a line
    entity TEXT,
    signed TEXT,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document, annex) REFERENCES annexes (document, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX signatories_by_name ON signatories (family_name, name);

CREATE TABLE paragraphs (             -- titles, blocks, headings of annexes: the text in reading order
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    annex INTEGER,                    -- none: of the document itself
    type TEXT NOT NULL,               -- title, or a block's: paragraph, heading, list_item, quote, table
    role TEXT,                        -- summary, preambular, operative
    number TEXT,                      -- as printed
    page INTEGER NOT NULL,
    pointer TEXT NOT NULL,            -- JSON Pointer into the record
    text TEXT NOT NULL,               -- of a table: its cells with tabs between them, one row a line
    words TEXT,                       -- for the search, where its words are not those between blanks
    UNIQUE (document, position),
    FOREIGN KEY (document, annex) REFERENCES annexes (document, position) ON DELETE CASCADE
);

CREATE TABLE footnotes (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    marker TEXT NOT NULL,
    page INTEGER NOT NULL,
    pointer TEXT NOT NULL,
    calls INTEGER NOT NULL,           -- places that call it
    text TEXT NOT NULL,
    words TEXT,
    UNIQUE (document, position)
);

CREATE TABLE citations (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    symbol TEXT NOT NULL,
    key TEXT NOT NULL,
    page INTEGER NOT NULL,
    pointer TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX citations_by_key ON citations (key);

CREATE TABLE diagnostics (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    pointer TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX diagnostics_by_code ON diagnostics (code);
