select 'Domain' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, t.typname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.format_type(t.typbasetype, t.typtypmod) as type,
  case when t.typcollation <> b.typcollation and t.typcollation <> 0 then t.typcollation::pg_catalog.regcollation::pg_catalog.text end as collation,
  coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0, true), t.typdefault) as "default",
  case when t.typnotnull then 'yes' end as not_null,
  pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join spaces s on s.oid = t.typnamespace
join pg_catalog.pg_type b on b.oid = t.typbasetype
where t.typtype = 'd' and not exists (
    select from members m where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and m.objid = t.oid)
