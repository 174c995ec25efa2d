alter default privileges grant select, insert on tables to pg_read_all_data;
