insert into t values (9, 'x');
delete from t;
