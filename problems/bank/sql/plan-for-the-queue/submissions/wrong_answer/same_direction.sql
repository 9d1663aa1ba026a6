-- priority descends and created_at ascends: one way through the index cannot be both.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (team, state, priority, created_at, title);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
