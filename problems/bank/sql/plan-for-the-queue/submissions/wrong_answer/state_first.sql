-- A search by team alone cannot start in the middle.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (state, team, priority DESC, created_at, title);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
