select 'TextSearchDictionary' as kind, d.tableoid::pg_catalog.int8 as class, d.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, d.dictname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  d.oid::pg_catalog.int8 as anchor, 0 as place,
  case t.tmplnamespace when 'pg_catalog'::pg_catalog.regnamespace then '' else t.tmplnamespace::pg_catalog.regnamespace || '.' end || pg_catalog.quote_ident(t.tmplname) as template,
  d.dictinitoption as options,
  pg_catalog.obj_description(d.oid, 'pg_ts_dict') as comment
from pg_catalog.pg_ts_dict d
join spaces s on s.oid = d.dictnamespace
join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass and m.objid = d.oid)
