-- The record. Pages, readings, articles, claims and decisions are only ever added; the triggers below refuse
-- everything else. "shown", "spots" and the word and box indexes are a copy of the view, made again from the logs
-- at any time; nothing is true because it stands there.
--
-- Text: SQLite's text functions stop at NUL, so NUL is kept as U+2400 and its offsets in "nuls". All offsets are
-- code points, counted from 0, half-open; substr() counts code points too, from 1.

CREATE TABLE migrations (
    n    INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at   TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id       INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    program  TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE problems (
    id      INTEGER PRIMARY KEY,
    run     INTEGER REFERENCES runs (id),
    source  TEXT NOT NULL,
    message TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;

-- One row a version: the bytes as they were got (zlib), and the text made from them.
CREATE TABLE pages (
    id       INTEGER PRIMARY KEY,
    page     TEXT NOT NULL,             -- Page.id, the first 16 hex digits of sha256
    source   TEXT NOT NULL,             -- path, path#ROW, URL or "-"
    origin   TEXT NOT NULL,             -- what makes two pages versions of one: the URL, else the full path, else the page
    version  INTEGER NOT NULL,          -- 1, 2, 3 of its origin
    url      TEXT,
    sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
    raw      BLOB,                      -- NULL once words were redacted
    text     TEXT NOT NULL,
    chars    INTEGER NOT NULL CHECK (chars = length(text)),
    nuls     TEXT NOT NULL DEFAULT '[]',
    media    TEXT NOT NULL,
    encoding TEXT NOT NULL,
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    got_at   TEXT NOT NULL
) STRICT;
CREATE INDEX pages_page ON pages (page);
CREATE INDEX pages_origin ON pages (origin);

-- One reading of one page by one set of readers; the latest reading of an origin is what the view shows.
CREATE TABLE readings (
    id     INTEGER PRIMARY KEY,
    page   INTEGER NOT NULL REFERENCES pages (id),
    origin TEXT NOT NULL,
    stamp  TEXT NOT NULL,               -- program and settings that read it
    facts  TEXT NOT NULL CHECK (json_valid(facts)),  -- what the markup and the user state about the page
    digest TEXT NOT NULL,               -- of the text, articles and claims: an equal reading is not added
    run    INTEGER REFERENCES runs (id),
    at     TEXT NOT NULL
) STRICT;
CREATE INDEX readings_at ON readings (at);
CREATE INDEX readings_digest ON readings (digest);
CREATE INDEX readings_page ON readings (page);
CREATE INDEX readings_origin ON readings (origin, id);

CREATE TABLE articles (
    id      INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (id),
    article TEXT NOT NULL,              -- Article.id
    data    TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX articles_reading ON articles (reading);
CREATE INDEX articles_article ON articles (article);

-- Ids only: what an incident is stands in claims and decisions.
CREATE TABLE incidents (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE claims (
    id       INTEGER PRIMARY KEY,
    reading  INTEGER NOT NULL REFERENCES readings (id),
    article  TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incidents (id),
    field    TEXT NOT NULL,
    value    TEXT NOT NULL CHECK (json_valid(value)),
    start    INTEGER NOT NULL CHECK (start >= 0),
    stop     INTEGER NOT NULL CHECK (stop > start),
    quote    TEXT NOT NULL CHECK (length(quote) = stop - start),
    said_by  TEXT,
    status   TEXT NOT NULL CHECK (status IN ('happened', 'attempted', 'claimed', 'denied', 'planned', 'threatened')),
    reader   TEXT NOT NULL,
    how      TEXT NOT NULL,
    p        REAL
) STRICT;
CREATE INDEX claims_incident ON claims (incident);
CREATE INDEX claims_reading ON claims (reading);

CREATE TABLE decisions (
    id   INTEGER PRIMARY KEY,
    verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'edit', 'merge', 'split', 'undo', 'redact')),
    args TEXT NOT NULL CHECK (json_valid(args)),
    who  TEXT NOT NULL CHECK (who <> ''),
    why  TEXT NOT NULL,
    at   TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_at ON decisions (at);

-- Evidence: a claim whose quote is not exactly the page's characters is refused.
CREATE TRIGGER claims_quote BEFORE INSERT ON claims
WHEN NEW.quote IS NOT (
    SELECT substr(pages.text, NEW.start + 1, NEW.stop - NEW.start)
    FROM readings JOIN pages ON pages.id = readings.page WHERE readings.id = NEW.reading)
BEGIN SELECT RAISE(ABORT, 'the quote is not exactly the page''s characters'); END;

-- Append only. REPLACE deletes without asking the delete triggers, so a taken id is refused before it can.
CREATE TRIGGER pages_taken BEFORE INSERT ON pages WHEN EXISTS (SELECT 1 FROM pages WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'pages are never replaced'); END;
CREATE TRIGGER readings_taken BEFORE INSERT ON readings WHEN EXISTS (SELECT 1 FROM readings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'readings are never replaced'); END;
CREATE TRIGGER articles_taken BEFORE INSERT ON articles WHEN EXISTS (SELECT 1 FROM articles WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'articles are never replaced'); END;
CREATE TRIGGER claims_taken BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM claims WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'claims are never replaced'); END;
CREATE TRIGGER decisions_taken BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;

CREATE TRIGGER pages_delete BEFORE DELETE ON pages BEGIN SELECT RAISE(ABORT, 'pages are never deleted'); END;
CREATE TRIGGER readings_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END;
CREATE TRIGGER claims_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER incidents_delete BEFORE DELETE ON incidents BEGIN SELECT RAISE(ABORT, 'incidents are never deleted'); END;

CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER incidents_update BEFORE UPDATE ON incidents BEGIN SELECT RAISE(ABORT, 'incidents are never changed'); END;

-- The one exception: after a "redact" decision names a span of a page, that span becomes as many blanks and the
-- raw bytes go; then quotes follow their page, and the same words in values, facts and articles are blanked.
CREATE TRIGGER pages_update BEFORE UPDATE ON pages
WHEN NOT (
    (NEW.id, NEW.page, NEW.source, NEW.origin, NEW.version, NEW.sha256, NEW.chars, NEW.nuls, NEW.media, NEW.encoding,
     NEW.got_at) = (OLD.id, OLD.page, OLD.source, OLD.origin, OLD.version, OLD.sha256, OLD.chars, OLD.nuls, OLD.media,
     OLD.encoding, OLD.got_at)
    AND NEW.url IS OLD.url AND NEW.warnings = OLD.warnings AND NEW.raw IS NULL
    AND EXISTS (
        SELECT 1 FROM decisions
        WHERE verb = 'redact' AND CAST(args ->> 'page' AS INTEGER) = OLD.id
        AND NEW.text = substr(OLD.text, 1, args ->> 'start')
            || replace(hex(zeroblob((args ->> 'stop') - (args ->> 'start'))), '00', '█')
            || substr(OLD.text, (args ->> 'stop') + 1)))
BEGIN SELECT RAISE(ABORT, 'pages are never changed'); END;

CREATE TRIGGER claims_update BEFORE UPDATE ON claims
WHEN NOT (
    (NEW.id, NEW.reading, NEW.article, NEW.incident, NEW.field, NEW.start, NEW.stop, NEW.status, NEW.reader)
    = (OLD.id, OLD.reading, OLD.article, OLD.incident, OLD.field, OLD.start, OLD.stop, OLD.status, OLD.reader)
    AND NEW.p IS OLD.p
    AND (NEW.value = OLD.value OR instr(NEW.value, '█'))
    AND (NEW.how = OLD.how OR instr(NEW.how, '█'))
    AND (NEW.said_by IS OLD.said_by OR instr(NEW.said_by, '█'))
    AND EXISTS (
        SELECT 1 FROM readings JOIN pages ON pages.id = readings.page
        JOIN decisions ON verb = 'redact' AND CAST(args ->> 'page' AS INTEGER) = pages.id
        WHERE readings.id = OLD.reading AND NEW.quote = substr(pages.text, NEW.start + 1, NEW.stop - NEW.start)))
BEGIN SELECT RAISE(ABORT, 'claims are never changed'); END;

CREATE TRIGGER readings_update BEFORE UPDATE ON readings
WHEN NOT (
    (NEW.id, NEW.page, NEW.origin, NEW.stamp, NEW.digest, NEW.at)
    = (OLD.id, OLD.page, OLD.origin, OLD.stamp, OLD.digest, OLD.at)
    AND NEW.run IS OLD.run AND instr(NEW.facts, '█')
    AND EXISTS (SELECT 1 FROM decisions WHERE verb = 'redact' AND CAST(args ->> 'page' AS INTEGER) = OLD.page))
BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;

CREATE TRIGGER articles_update BEFORE UPDATE ON articles
WHEN NOT (
    (NEW.id, NEW.reading, NEW.article) = (OLD.id, OLD.reading, OLD.article) AND instr(NEW.data, '█')
    AND EXISTS (
        SELECT 1 FROM readings JOIN decisions ON verb = 'redact' AND CAST(args ->> 'page' AS INTEGER) = readings.page
        WHERE readings.id = OLD.reading))
BEGIN SELECT RAISE(ABORT, 'articles are never changed'); END;

-- The view, kept at hand for finding.
CREATE TABLE shown (
    id      INTEGER PRIMARY KEY REFERENCES incidents (id),
    type    TEXT NOT NULL,
    status  TEXT NOT NULL,
    review  TEXT NOT NULL,
    start   TEXT,
    stop    TEXT,
    data    TEXT NOT NULL
) STRICT;
CREATE INDEX shown_type ON shown (type);
CREATE INDEX shown_period ON shown (start, stop);

CREATE TABLE spots (
    id       INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES shown (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    country  TEXT,
    lat      REAL,
    lon      REAL
) STRICT;
CREATE INDEX spots_incident ON spots (incident);
CREATE INDEX spots_country ON spots (country);

CREATE VIRTUAL TABLE boxes USING rtree (id, south, north, west, east);
CREATE VIRTUAL TABLE words USING fts5 (title, quotes, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE page_words USING fts5 (
    text, content = 'pages', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER pages_words AFTER INSERT ON pages
BEGIN INSERT INTO page_words (rowid, text) VALUES (NEW.id, NEW.text); END;
