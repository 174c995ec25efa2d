insert into t values ('abc', 'abc', 'abc');
