insert into t values (2, 'a'), (8, 'b');
