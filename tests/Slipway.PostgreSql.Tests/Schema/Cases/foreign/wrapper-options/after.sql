create foreign data wrapper w  options (debug 'false', b '1');
