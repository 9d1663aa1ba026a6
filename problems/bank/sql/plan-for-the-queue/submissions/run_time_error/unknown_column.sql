-- The column is called created_at.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (team, state, priority DESC, created, title);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
