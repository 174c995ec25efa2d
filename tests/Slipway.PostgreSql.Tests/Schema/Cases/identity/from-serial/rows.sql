insert into t (name) values ('x');
