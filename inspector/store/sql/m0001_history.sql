-- Small facts of this workspace: which log is its own, keys that live inside the encryption.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One a device; a restore or re-install starts a new one.
CREATE TABLE log (
    log            INTEGER PRIMARY KEY,                              -- local; never leaves this file
    uuid           BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device         TEXT    NOT NULL,
    public_key     BLOB    NOT NULL CHECK (length(public_key) = 32),
    head_seq       INTEGER NOT NULL DEFAULT 0,                       -- last event sealed
    head_hlc       INTEGER NOT NULL DEFAULT 0,
    head_digest    BLOB    NOT NULL DEFAULT (zeroblob(32)) CHECK (length(head_digest) = 32),
    head_signature BLOB
) STRICT;

-- Sealed history, verbatim: zstd of canonical JSON, digests chained within the log.
CREATE TABLE segment (
    log    INTEGER NOT NULL REFERENCES log (log),
    first  INTEGER NOT NULL,
    n      INTEGER NOT NULL CHECK (n BETWEEN 1 AND 256),
    prev   BLOB    NOT NULL CHECK (length(prev) = 32),
    digest BLOB    NOT NULL CHECK (length(digest) = 32),
    body   BLOB    NOT NULL,
    PRIMARY KEY (log, first)
) STRICT, WITHOUT ROWID;

-- Which segments tell of a subject; far smaller than an index over events.
CREATE TABLE span (
    subject BLOB    NOT NULL CHECK (length(subject) = 16),
    log     INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    PRIMARY KEY (subject, log, first),
    FOREIGN KEY (log, first) REFERENCES segment (log, first)
) STRICT, WITHOUT ROWID;

-- Events of this workspace's own log that are not sealed yet.
CREATE TABLE event (
    seq      INTEGER PRIMARY KEY,
    hlc      INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    subject  BLOB    NOT NULL CHECK (length(subject) = 16),
    item     TEXT,
    observed TEXT,
    recorded INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    body     TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

CREATE TRIGGER event_leaves_only_sealed BEFORE DELETE ON event
WHEN NOT EXISTS (
    SELECT 1
    FROM meta
    JOIN log ON log.uuid = meta.value
    JOIN segment ON segment.log = log.log
    WHERE meta.name = 'own_log'
        AND segment.first BETWEEN OLD.seq - 255 AND OLD.seq         -- by the key, not by all blocks
        AND OLD.seq < segment.first + segment.n
)
BEGIN SELECT RAISE(ABORT, 'an event leaves only into a sealed segment'); END;

CREATE TRIGGER segment_is_never_changed BEFORE UPDATE ON segment
BEGIN SELECT RAISE(ABORT, 'a sealed segment is never changed'); END;

CREATE TRIGGER segment_is_never_deleted BEFORE DELETE ON segment
BEGIN SELECT RAISE(ABORT, 'a sealed segment is never deleted'); END;

-- Frozen checklists, as the visits that name their digest used them.
CREATE TABLE content (
    digest  TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    edition TEXT NOT NULL,
    body    BLOB NOT NULL
) STRICT;

CREATE TRIGGER content_is_never_changed BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'frozen content is never changed'); END;
