-- What version 2 adds to version 1: each site's habits, and what a page said before they were left out of its article.

CREATE TABLE habits (
  site TEXT NOT NULL,
  block BLOB NOT NULL,               -- hash of the block's text, 8 bytes
  seen INTEGER NOT NULL,             -- articles that held it ...
  span INTEGER NOT NULL,             -- ... of those that were read since the first of them
  articles BLOB NOT NULL,            -- hashes of the last of them, 8 bytes each
  PRIMARY KEY (site, block)          -- the rowid orders them: the latest stands last
) STRICT;

-- NULL where nothing was left out.
ALTER TABLE articles ADD COLUMN page_hash TEXT;
ALTER TABLE claims ADD COLUMN page_hash TEXT;
ALTER TABLE claims ADD COLUMN page_fingerprint BLOB;
