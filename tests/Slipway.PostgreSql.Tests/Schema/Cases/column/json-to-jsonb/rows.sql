insert into t values ('[]');
