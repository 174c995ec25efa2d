create function f() returns text language plpgsql as 'begin return 1; end -- $';
