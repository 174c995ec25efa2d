create sequence a;
create sequence b as smallint increment by 2 minvalue 3 maxvalue 100 start with 5 cache 4 cycle;
create sequence c as int;
