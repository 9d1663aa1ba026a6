CREATE TABLE book (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  genre TEXT,                -- NULL: not sorted in yet
  price INTEGER              -- in cents; NULL: not known
);

CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  book_id INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  state TEXT NOT NULL        -- sold, ordered or returned
);
