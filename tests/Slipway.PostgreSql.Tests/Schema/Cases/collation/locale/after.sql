create collation c1 (provider = icu, locale = 'sv-SE');
