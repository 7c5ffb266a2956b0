-- What version 4 adds to version 3: what tells at the next look whether a page is still the same, and how it went before.

ALTER TABLE pages ADD COLUMN etag TEXT;
ALTER TABLE pages ADD COLUMN last_modified TEXT;
ALTER TABLE pages ADD COLUMN idle INTEGER NOT NULL DEFAULT 0;  -- looks in a row that found nothing changed
ALTER TABLE pages ADD COLUMN withdrawn REAL;                   -- when its written article was found to be gone
ALTER TABLE pages ADD COLUMN first_seq INTEGER;                -- its place before it was opened again, NULL if never
CREATE INDEX pages_written ON pages (site, fetched) WHERE state = 'written';
ALTER TABLE articles ADD COLUMN run INTEGER;                  -- that wrote this revision; numbers go up whatever the clock does
