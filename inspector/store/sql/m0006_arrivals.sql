-- The office's own bookkeeping: what came, when, and what became of it; no part of the state.
CREATE TABLE arrival (
    arrival INTEGER PRIMARY KEY,
    bundle  BLOB NOT NULL CHECK (length(bundle) = 16),
    at      TEXT NOT NULL,
    device  BLOB NOT NULL CHECK (length(device) = 16),
    body    TEXT NOT NULL CHECK (json_valid(body)),
    receipt BLOB                                                     -- as it goes to the laptop
) STRICT;

CREATE INDEX arrival_of_bundle ON arrival (bundle);

-- Evidence that came with bundles: it stays here even while no event that counts names it.
CREATE TABLE received (
    sha256 BLOB    PRIMARY KEY CHECK (length(sha256) = 32),
    bytes  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
