insert into t values (1, 'not a number');
