create sequence a increment by -1 minvalue -100 maxvalue 100 start with 50;
