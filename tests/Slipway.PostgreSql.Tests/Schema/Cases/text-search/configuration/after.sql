create text search dictionary d (template = snowball, language = 'german');
create text search configuration c (parser = default);
alter text search configuration c add mapping for asciiword, word with d, simple;
alter text search configuration c add mapping for int with simple;
