alter table T add column NAME varchar(20) not null default 'A';
alter table T add column N numeric(10, 2);
