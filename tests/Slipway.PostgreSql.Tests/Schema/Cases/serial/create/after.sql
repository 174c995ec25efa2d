create table t (id serial primary key, b bigserial, c smallserial unique, d int not null);
