-- What version 5 adds to version 4: how each walk through a source went, and how far one came that was broken off.

CREATE TABLE walks (
  site TEXT NOT NULL,
  key TEXT NOT NULL,                 -- of the source's first file
  span TEXT NOT NULL,                -- since/until that the run was asked for, '' for all that is new
  asked REAL,                        -- when it last came to its end, or to nothing; NULL: it is to be asked again
  barren INTEGER NOT NULL DEFAULT 0, -- then it had nothing to offer: it isn't there, or is closed to us
  watch INTEGER,                     -- what stands behind this place in the queue it found though cheaper sources agreed
  own REAL,                          -- when it last found an article so
  place TEXT,                        -- address of the page of its list that was read last, NULL when it reached its end
  mark INTEGER,                      -- last place in the queue of pages then
  begun REAL,                        -- when the walk that was broken off began
  PRIMARY KEY (site, key, span)
) STRICT, WITHOUT ROWID;
