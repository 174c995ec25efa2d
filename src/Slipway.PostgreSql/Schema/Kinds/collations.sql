select 'Collation' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, c.collname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' end as provider,
  coalesce(pg_catalog.to_jsonb(c) ->> 'colllocale', pg_catalog.to_jsonb(c) ->> 'colliculocale') as locale,
  c.collcollate::pg_catalog.text as lc_collate,
  c.collctype::pg_catalog.text as lc_ctype,
  case when not c.collisdeterministic then 'yes' end as nondeterministic,
  pg_catalog.to_jsonb(c) ->> 'collicurules' as rules,
  pg_catalog.obj_description(c.oid, 'pg_collation') as comment
from pg_catalog.pg_collation c
join spaces s on s.oid = c.collnamespace
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass and m.objid = c.oid)
