select 'Check' as kind, k.tableoid::pg_catalog.int8 as class, k.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, t.typname as parent, k.conname as name,
  t.tableoid::pg_catalog.int8 as parent_class, t.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 1 as place,
  pg_catalog.pg_get_constraintdef(k.oid, true) as definition,
  pg_catalog.obj_description(k.oid, 'pg_constraint') as comment
from pg_catalog.pg_constraint k
join pg_catalog.pg_type t on t.oid = k.contypid
join spaces s on s.oid = t.typnamespace
where k.contype = 'c' and not exists (
    select from members m where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and m.objid = t.oid)
