-- Which events each delivery handed over for the first time.
CREATE TABLE brought (
    bundle BLOB    NOT NULL CHECK (length(bundle) = 16),
    uuid   BLOB    NOT NULL CHECK (length(uuid) = 16),
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (bundle, uuid, first)
) STRICT, WITHOUT ROWID;

-- Computed: what was withdrawn, and by which log.
CREATE TABLE withdrawal (
    bundle BLOB    NOT NULL CHECK (length(bundle) = 16),
    uuid   BLOB    NOT NULL CHECK (length(uuid) = 16),
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    by     BLOB    NOT NULL CHECK (length(by) = 16),
    PRIMARY KEY (bundle, uuid, first)
) STRICT, WITHOUT ROWID;
