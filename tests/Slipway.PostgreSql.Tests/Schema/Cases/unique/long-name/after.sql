create table a_table_with_quite_a_long_name_that_goes_on (a_column_with_a_long_name_as_well int unique, another_column_with_a_long_name int check (another_column_with_a_long_name > 0));
