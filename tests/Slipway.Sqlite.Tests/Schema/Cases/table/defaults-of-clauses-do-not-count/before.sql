create table p (id integer primary key on conflict abort);
create table t (a integer not null on conflict abort references p (id) on delete no action on update no action not deferrable, b text collate binary, c text null);
