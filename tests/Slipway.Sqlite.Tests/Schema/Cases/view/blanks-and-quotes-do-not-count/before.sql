create table t (a text);
create view "V" as select "a"   from [t] /* all */ where a='Q';
