-- The same order the other way round: SQLite reads it from the end.
CREATE UNIQUE INDEX ticket_number ON ticket (number);
CREATE INDEX ticket_queue ON ticket (team, state, priority, created_at DESC, title);
