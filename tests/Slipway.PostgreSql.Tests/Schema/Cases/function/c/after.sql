create function f(text) returns text language c strict as '$libdir/unaccent', 'unaccent_dict';
