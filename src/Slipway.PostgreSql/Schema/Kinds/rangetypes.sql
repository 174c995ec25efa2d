select 'RangeType' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, t.typname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.format_type(r.rngsubtype, null) as subtype,
  case when not o.opcdefault then case when o.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace then '' else o.opcnamespace::pg_catalog.regnamespace || '.' end || pg_catalog.quote_ident(o.opcname) end as subtype_opclass,
  case when r.rngcollation <> 0 and r.rngcollation <> b.typcollation then r.rngcollation::pg_catalog.regcollation::pg_catalog.text end as collation,
  case when r.rngcanonical::pg_catalog.oid <> 0 then r.rngcanonical::pg_catalog.regproc::pg_catalog.text end as canonical,
  case when r.rngsubdiff::pg_catalog.oid <> 0 then r.rngsubdiff::pg_catalog.regproc::pg_catalog.text end as subtype_diff,
  m.typname::pg_catalog.text as multirange,
  pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join spaces s on s.oid = t.typnamespace
join pg_catalog.pg_range r on r.rngtypid = t.oid
join pg_catalog.pg_type b on b.oid = r.rngsubtype
join pg_catalog.pg_type m on m.oid = r.rngmultitypid
join pg_catalog.pg_opclass o on o.oid = r.rngsubopc
where t.typtype = 'r' and not exists (
    select from members m where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and m.objid = t.oid)
