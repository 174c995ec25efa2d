create table a (id int primary key);
create table b (id int references a);
comment on constraint b_id_fkey on b is 'x';
