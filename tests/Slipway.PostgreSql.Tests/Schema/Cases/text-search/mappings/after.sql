create text search configuration c (copy = simple);
alter text search configuration c drop mapping for email, url;
alter text search configuration c alter mapping for word with english_stem;
