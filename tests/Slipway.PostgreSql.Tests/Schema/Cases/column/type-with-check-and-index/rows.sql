insert into t values (1, 'y', 5);
