-- A third index only costs.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (team, state, priority DESC, created_at, title);

CREATE INDEX ticket_team ON ticket (team, state);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
