-- refused: operator family
create operator family ofam using btree;
