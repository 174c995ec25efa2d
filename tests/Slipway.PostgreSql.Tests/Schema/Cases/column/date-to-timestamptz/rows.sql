insert into t values ('2020-01-01');
