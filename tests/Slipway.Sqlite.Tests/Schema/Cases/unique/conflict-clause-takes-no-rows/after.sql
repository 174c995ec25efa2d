create table t (a text unique on conflict replace, b text);
