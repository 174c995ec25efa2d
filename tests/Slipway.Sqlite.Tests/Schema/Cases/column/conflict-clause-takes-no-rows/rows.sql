insert into t values (null, '1'), ('x', '2');
