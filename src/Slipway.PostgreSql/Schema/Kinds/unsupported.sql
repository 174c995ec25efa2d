-- Things whose changes are refused by name: they are read so that none is passed over in silence. Connection strings are secrets and left out.
select 'BaseType' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, t.typname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', t.typinput, t.typoutput, t.typlen, t.typalign, t.typstorage, t.typcategory) as definition,
  pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join spaces s on s.oid = t.typnamespace
where t.typtype = 'b' and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)
  and not exists (
    select from members m where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and m.objid = t.oid)
union all
select 'OperatorClass' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, pg_catalog.quote_ident(c.opcname) || ' using ' || a.amname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', pg_catalog.format_type(c.opcintype, null), case when c.opcdefault then 'default' end,
    (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', p.amopstrategy, p.amopopr::pg_catalog.regoperator), ', ' order by p.amopstrategy, p.amopopr::pg_catalog.regoperator::pg_catalog.text)
      from pg_catalog.pg_amop p where p.amopfamily = c.opcfamily)) as definition,
  pg_catalog.obj_description(c.oid, 'pg_opclass') as comment
from pg_catalog.pg_opclass c
join spaces s on s.oid = c.opcnamespace
join pg_catalog.pg_am a on a.oid = c.opcmethod
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass and m.objid = c.oid)
union all
select 'OperatorFamily' as kind, f.tableoid::pg_catalog.int8 as class, f.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, pg_catalog.quote_ident(f.opfname) || ' using ' || a.amname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  f.oid::pg_catalog.int8 as anchor, 0 as place,
  a.amname::pg_catalog.text as definition,
  pg_catalog.obj_description(f.oid, 'pg_opfamily') as comment
from pg_catalog.pg_opfamily f
join spaces s on s.oid = f.opfnamespace
join pg_catalog.pg_am a on a.oid = f.opfmethod
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass and m.objid = f.oid)
union all
select 'TextSearchParser' as kind, p.tableoid::pg_catalog.int8 as class, p.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, p.prsname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  p.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', p.prsstart, p.prstoken, p.prsend) as definition,
  pg_catalog.obj_description(p.oid, 'pg_ts_parser') as comment
from pg_catalog.pg_ts_parser p
join spaces s on s.oid = p.prsnamespace
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_ts_parser'::pg_catalog.regclass and m.objid = p.oid)
union all
select 'TextSearchTemplate' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, t.tmplname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', t.tmplinit, t.tmpllexize) as definition,
  pg_catalog.obj_description(t.oid, 'pg_ts_template') as comment
from pg_catalog.pg_ts_template t
join spaces s on s.oid = t.tmplnamespace
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_ts_template'::pg_catalog.regclass and m.objid = t.oid)
union all
select 'Conversion' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, c.conname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', c.conforencoding, c.contoencoding, c.conproc, c.condefault) as definition,
  pg_catalog.obj_description(c.oid, 'pg_conversion') as comment
from pg_catalog.pg_conversion c
join spaces s on s.oid = c.connamespace
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_conversion'::pg_catalog.regclass and m.objid = c.oid)
union all
select 'Language' as kind, l.tableoid::pg_catalog.int8 as class, l.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, l.lanname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  l.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', l.lanpltrusted, l.lanplcallfoid::pg_catalog.regproc) as definition,
  pg_catalog.obj_description(l.oid, 'pg_language') as comment
from pg_catalog.pg_language l
where l.oid >= 16384 and not exists (
    select from members m where m.classid = 'pg_catalog.pg_language'::pg_catalog.regclass and m.objid = l.oid)
union all
select 'AccessMethod' as kind, a.tableoid::pg_catalog.int8 as class, a.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, a.amname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  a.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', a.amhandler, a.amtype) as definition,
  pg_catalog.obj_description(a.oid, 'pg_am') as comment
from pg_catalog.pg_am a
where a.oid >= 16384 and not exists (
    select from members m where m.classid = 'pg_catalog.pg_am'::pg_catalog.regclass and m.objid = a.oid)
union all
select 'Transform' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, 'for ' || pg_catalog.format_type(t.trftype, null) || ' language ' || l.lanname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.concat_ws(', ', t.trffromsql, t.trftosql) as definition,
  pg_catalog.obj_description(t.oid, 'pg_transform') as comment
from pg_catalog.pg_transform t
join pg_catalog.pg_language l on l.oid = t.trflang
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_transform'::pg_catalog.regclass and m.objid = t.oid)
union all
select 'Subscription', 'pg_catalog.pg_subscription'::pg_catalog.regclass::pg_catalog.int8, u.oid::pg_catalog.int8, 0,
  '', '', u.subname, 0, 0, 0,
  u.oid::pg_catalog.int8, 0,
  pg_catalog.array_to_string(u.subpublications, ', '), pg_catalog.obj_description(u.oid, 'pg_subscription')
from pg_catalog.pg_subscription u
where u.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
