create sequence a;
create sequence b as smallint increment by 2 minvalue 3 maxvalue 100 start with 5 cache 4 cycle;
create sequence c increment by -1;
create unlogged sequence d;
create sequence e as int increment by -2 maxvalue 50 minvalue -50 no cycle;
