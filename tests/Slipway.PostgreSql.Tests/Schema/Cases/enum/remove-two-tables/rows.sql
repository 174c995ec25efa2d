insert into t values (1, 'b');
insert into u values ('a', 'b');
