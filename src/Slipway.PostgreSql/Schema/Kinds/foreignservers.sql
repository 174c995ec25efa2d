select 'ForeignServer' as kind, f.tableoid::pg_catalog.int8 as class, f.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, f.srvname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  f.oid::pg_catalog.int8 as anchor, 0 as place,
  w.fdwname::pg_catalog.text as wrapper,
  f.srvtype as type,
  f.srvversion as version,
  (select pg_catalog.string_agg(o, E'\n' order by o) from pg_catalog.unnest(f.srvoptions) o) as options,
  pg_catalog.obj_description(f.oid, 'pg_foreign_server') as comment
from pg_catalog.pg_foreign_server f
join pg_catalog.pg_foreign_data_wrapper w on w.oid = f.srvfdw
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass and m.objid = f.oid)
