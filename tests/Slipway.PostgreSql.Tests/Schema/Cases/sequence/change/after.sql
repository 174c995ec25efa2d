create sequence a as int increment by 5 maxvalue 1000;
create sequence b;
create sequence c as bigint start with 7 minvalue -7;
