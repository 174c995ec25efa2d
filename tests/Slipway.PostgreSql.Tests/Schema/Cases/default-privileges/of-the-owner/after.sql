alter default privileges revoke delete on tables from current_user;
create table t (id integer);
