create table t (a text);
create trigger tr BEFORE INSERT ON "t" FOR EACH ROW BEGIN SELECT 1; END;
