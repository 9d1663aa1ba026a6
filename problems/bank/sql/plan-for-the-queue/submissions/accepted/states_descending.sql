-- Groups come in another order, and in order all the same.
CREATE INDEX ticket_queue ON ticket (team, state DESC, priority DESC, created_at, title);
CREATE UNIQUE INDEX ticket_number ON ticket (number);
