create table t (
    id integer,
    role varchar(20) default 'user' constraint ck_role check (role in ('user', 'it''s, [odd]', 'system')),
    kind text check (kind in ('a', 'b'))
);
create index t_role on t (id) where role in ('user', 'system');
create view v as select id from t where role not in ('user', 'system');
