create table users (id bigint, locale text default 'en', born date);
