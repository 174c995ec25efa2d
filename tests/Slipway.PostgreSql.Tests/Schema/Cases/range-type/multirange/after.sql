create type period as range (subtype = date, multirange_type_name = periods);
create type timerange as range (subtype = time);
create type other as range (subtype = time);
