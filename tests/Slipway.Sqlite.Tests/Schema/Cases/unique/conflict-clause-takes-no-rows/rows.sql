insert into t values ('x', '1'), ('x', '2');
