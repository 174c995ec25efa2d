create collation c1 (provider = icu, locale = 'de-DE');
comment on collation c1 is 'words';
