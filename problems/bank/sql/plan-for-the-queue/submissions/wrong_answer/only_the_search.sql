-- Finds the rows, and sorts them.
-- What is compared with =, then the order as it is asked for, then what is shown.
CREATE INDEX ticket_queue ON ticket (team, state);

CREATE UNIQUE INDEX ticket_number ON ticket (number);
