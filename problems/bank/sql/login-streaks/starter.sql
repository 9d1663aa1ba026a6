SELECT user, date(at), date(at), 1
FROM login
