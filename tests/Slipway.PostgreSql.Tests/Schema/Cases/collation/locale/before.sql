create collation c1 (provider = icu, locale = 'de-DE');
