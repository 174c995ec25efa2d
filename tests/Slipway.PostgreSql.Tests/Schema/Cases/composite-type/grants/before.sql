create type a as (b integer);
