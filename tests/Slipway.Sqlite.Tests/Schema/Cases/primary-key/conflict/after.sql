create table t (id text primary key on conflict replace, a text);
