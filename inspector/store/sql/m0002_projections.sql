-- Everything below is computed from the events and can be made again at any time.

-- Live writes to keyed places: one a log, as a later one of the same log supersedes.
CREATE TABLE head (
    subject  BLOB    NOT NULL CHECK (length(subject) = 16),
    kind     TEXT    NOT NULL,
    item     TEXT    NOT NULL,
    log      INTEGER NOT NULL REFERENCES log (log),
    seq      INTEGER NOT NULL,
    hlc      INTEGER NOT NULL,
    observed TEXT,
    recorded INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (subject, kind, item, log)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    subject  BLOB    NOT NULL CHECK (length(subject) = 16),
    log      INTEGER NOT NULL REFERENCES log (log),
    seq      INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    item     TEXT,
    hlc      INTEGER NOT NULL,
    observed TEXT,
    recorded INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (subject, log, seq)
) STRICT, WITHOUT ROWID;

-- One row of a list; small, as lists scan it. `born` is the hybrid time of opening.
CREATE TABLE visit (
    visit      BLOB PRIMARY KEY CHECK (length(visit) = 16),
    unit       BLOB    NOT NULL,
    type       TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    checklist  TEXT    NOT NULL,
    edition    TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    opened     TEXT    NOT NULL,
    closed     TEXT,
    born       INTEGER NOT NULL,
    asked      INTEGER NOT NULL,
    answered   INTEGER NOT NULL,
    violations INTEGER NOT NULL,
    total      TEXT,
    exact      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_newest ON visit (born DESC);
CREATE INDEX visit_of_unit ON visit (unit, born DESC);
CREATE INDEX visit_in_state ON visit (state, born DESC);

CREATE TABLE finding (
    finding     BLOB PRIMARY KEY CHECK (length(finding) = 16),
    visit       BLOB    NOT NULL,
    item        TEXT    NOT NULL,
    fact        TEXT    NOT NULL,
    due_class   TEXT    NOT NULL,
    due         TEXT,
    provisional INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    place       INTEGER NOT NULL                                     -- order within the visit
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_of_visit ON finding (visit, place);

-- Words that a search looks through.
CREATE TABLE said (
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    kind    TEXT NOT NULL,
    item    TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (subject, kind, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    visit      BLOB    NOT NULL CHECK (length(visit) = 16),
    place      TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    item       TEXT,
    kind       TEXT    NOT NULL,
    bytes      INTEGER NOT NULL,
    derivative TEXT,
    name       TEXT    NOT NULL,
    PRIMARY KEY (visit, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    unit BLOB PRIMARY KEY CHECK (length(unit) = 16),
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    person BLOB PRIMARY KEY CHECK (length(person) = 16),
    name   TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
