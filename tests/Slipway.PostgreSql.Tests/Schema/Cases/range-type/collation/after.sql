create type words as range (subtype = text, collation = "C");
