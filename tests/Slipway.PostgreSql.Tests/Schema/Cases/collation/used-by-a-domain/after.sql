create collation c1 (provider = icu, locale = 'de-DE');
create domain word as text collate c1;
