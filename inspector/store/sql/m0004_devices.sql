-- Laptops that the office knows; computed from the events, like all that lists read.
CREATE TABLE device (
    device BLOB PRIMARY KEY CHECK (length(device) = 16),
    body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
