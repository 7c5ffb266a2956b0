-- The ledger's tables, version 1; schema-2.sql adds what came later. Instants are Unix seconds, keys identities of pages (path and query), hashes 16 bytes.

CREATE TABLE pages (
  seq INTEGER PRIMARY KEY,           -- order of discovery; a page that is opened again moves to the end
  site TEXT NOT NULL,
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  via TEXT NOT NULL,
  title TEXT,
  section TEXT,                      -- sections named by the source, one a line
  published REAL,
  modified REAL,                     -- latest change that a source or the page told of
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'written', 'duplicate', 'rejected')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before REAL,                   -- an open page isn't taken up earlier
  reason TEXT,
  fetched REAL,
  article TEXT,
  UNIQUE (site, key)
) STRICT;
CREATE INDEX pages_open ON pages (site, seq) WHERE state = 'open';

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  revision INTEGER NOT NULL,
  path TEXT NOT NULL,                -- file that holds the line of this revision
  written REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprints (
  fingerprint BLOB PRIMARY KEY,      -- of every revision ever written, kept for ever
  article TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  article TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  run INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_fingerprint ON claims (fingerprint);

CREATE TABLE sources (
  site TEXT NOT NULL,
  key TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  digest TEXT,
  is_index INTEGER NOT NULL DEFAULT 0,
  told REAL,                         -- when it was changed, as the index above it said
  complete INTEGER NOT NULL DEFAULT 0, -- the last walk from here reached its end
  mark INTEGER,                      -- last place in the queue of pages when a walk had reached everything ...
  since REAL,                        -- ... back to this instant, NULL for all
  read REAL NOT NULL,
  PRIMARY KEY (site, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  run INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  started REAL NOT NULL,
  ended REAL,
  reason TEXT,
  counters TEXT
) STRICT;

CREATE TABLE outputs (
  path TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  committed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
