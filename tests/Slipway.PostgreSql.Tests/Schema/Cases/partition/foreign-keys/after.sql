create table users (id int primary key);
create table t (a int, user_id int references users on delete cascade) partition by range (a);
create table t1 partition of t for values from (1) to (10);
