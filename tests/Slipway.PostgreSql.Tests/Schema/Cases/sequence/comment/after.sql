create sequence a;
comment on sequence a is 'x';
