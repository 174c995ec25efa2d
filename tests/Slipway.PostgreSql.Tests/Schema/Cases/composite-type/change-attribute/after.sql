create type address as (street text, zip bigint);
