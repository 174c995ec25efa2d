create type address as (street text collate "C");
