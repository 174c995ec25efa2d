insert into t values (1, 'b', '2020-01-02', 4);
