-- Without the title in the index the table is read for every row.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (team, state, priority DESC, created_at);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
