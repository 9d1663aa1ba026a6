CREATE INDEX ticket_queue ON ticket (team);
