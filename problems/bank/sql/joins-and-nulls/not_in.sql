CREATE TABLE member (name TEXT);
CREATE TABLE fee (name TEXT);
INSERT INTO member VALUES ('Ann'), ('Bob'), ('Cid');
INSERT INTO fee VALUES ('Ann'), (NULL);

SELECT 'in', name FROM member WHERE name IN (SELECT name FROM fee) ORDER BY name;
SELECT 'not in', name FROM member WHERE name NOT IN (SELECT name FROM fee) ORDER BY name;
SELECT 'not exists', name FROM member
WHERE NOT EXISTS (SELECT 1 FROM fee WHERE fee.name = member.name) ORDER BY name;
