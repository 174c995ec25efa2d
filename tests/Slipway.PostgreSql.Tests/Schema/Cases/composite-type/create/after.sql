create type address as (street text, city varchar(40), "Zip" integer);
