create text search dictionary d (template = simple, accept = 'false');
comment on text search dictionary d is 'x';
