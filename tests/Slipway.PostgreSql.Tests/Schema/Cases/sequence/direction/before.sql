create sequence a;
