-- refused: language
create language mine handler plpgsql_call_handler;
