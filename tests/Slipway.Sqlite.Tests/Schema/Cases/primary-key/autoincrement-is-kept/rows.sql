insert into t values (5, 'a'), (40, 'b');
delete from t where id = 40;
