create unlogged sequence a;
