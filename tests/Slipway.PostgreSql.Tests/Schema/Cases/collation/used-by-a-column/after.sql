create collation c1 (provider = icu, locale = 'de-DE');
create table t (a text collate c1);
