create type a as (b integer);
revoke usage on type a from public;
