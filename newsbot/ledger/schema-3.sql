-- What version 3 adds to version 2: what an article was found to repeat or resemble, its other addresses, the near index.

-- NULL relation: new. `head` is the article that says all that this one says and more, NULL if none does.
ALTER TABLE articles ADD COLUMN published REAL;
ALTER TABLE articles ADD COLUMN relation TEXT;
ALTER TABLE articles ADD COLUMN duplicate_of TEXT;
ALTER TABLE articles ADD COLUMN similarity REAL;
ALTER TABLE articles ADD COLUMN head TEXT;

ALTER TABLE claims ADD COLUMN published REAL;
ALTER TABLE claims ADD COLUMN relation TEXT;
ALTER TABLE claims ADD COLUMN duplicate_of TEXT;
ALTER TABLE claims ADD COLUMN similarity REAL;
ALTER TABLE claims ADD COLUMN heads TEXT;          -- becomes the head of this article

-- With DEDUP_SCOPE=site one text may be the text of an article on each site.
ALTER TABLE fingerprints RENAME TO fingerprints_2;
CREATE TABLE fingerprints (
  fingerprint BLOB NOT NULL,         -- of every revision ever written, kept for ever
  article TEXT NOT NULL,
  PRIMARY KEY (fingerprint, article)
) STRICT, WITHOUT ROWID;
INSERT INTO fingerprints SELECT fingerprint, article FROM fingerprints_2;
DROP TABLE fingerprints_2;

CREATE TABLE aliases (
  id TEXT PRIMARY KEY,               -- identity of an address that an article moved to
  article TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE near_slices (
  slice INTEGER PRIMARY KEY,
  committed INTEGER NOT NULL,        -- length of its log in bytes
  expires REAL NOT NULL              -- nothing that is published now is compared with it from then on
) STRICT;
