insert into p values ('a'), ('b');
insert into t values (1, 'b');
