CREATE VIEW contact (id, name, phone, email) AS
SELECT id, name, NULL, NULL FROM person;
