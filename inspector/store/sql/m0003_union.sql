-- From here on the history of this log was written twice; none of it counts.
ALTER TABLE log ADD COLUMN parted INTEGER;

-- The latest hybrid time of this log that counted here; time that lies ahead is not heard.
ALTER TABLE log ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;

UPDATE log SET heard = head_hlc;

-- Events of segments that are here, and that count nowhere while they stand in this table.
CREATE TABLE apart (
    log    INTEGER NOT NULL REFERENCES log (log),
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL CHECK (last >= first),
    reason TEXT    NOT NULL,
    until  TEXT    NOT NULL DEFAULT '',                              -- what would let them count
    PRIMARY KEY (log, first)
) STRICT, WITHOUT ROWID;

-- Sealed segments that cannot be joined to their log now, verbatim.
CREATE TABLE parked (
    uuid       BLOB    NOT NULL CHECK (length(uuid) = 16),
    public_key BLOB    NOT NULL CHECK (length(public_key) = 32),
    digest     BLOB    NOT NULL CHECK (length(digest) = 32),
    first      INTEGER NOT NULL,
    n          INTEGER NOT NULL CHECK (n BETWEEN 1 AND 256),
    prev       BLOB    NOT NULL CHECK (length(prev) = 32),
    body       BLOB    NOT NULL,
    reason     TEXT    NOT NULL,
    PRIMARY KEY (uuid, public_key, digest)
) STRICT, WITHOUT ROWID;

-- The signed heads that vouch for them.
CREATE TABLE parked_head (
    uuid       BLOB    NOT NULL CHECK (length(uuid) = 16),
    public_key BLOB    NOT NULL CHECK (length(public_key) = 32),
    digest     BLOB    NOT NULL CHECK (length(digest) = 32),
    seq        INTEGER NOT NULL,
    device     TEXT    NOT NULL,
    signature  BLOB    NOT NULL,
    PRIMARY KEY (uuid, public_key, digest)
) STRICT, WITHOUT ROWID;

-- Computed: places with more than one live value.
CREATE TABLE conflict (
    conflict BLOB PRIMARY KEY CHECK (length(conflict) = 16),
    subject  BLOB NOT NULL CHECK (length(subject) = 16),
    kind     TEXT NOT NULL,
    item     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX conflict_of_subject ON conflict (subject);
