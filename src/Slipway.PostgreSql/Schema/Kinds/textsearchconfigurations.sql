select 'TextSearchConfiguration' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, c.cfgname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  case p.prsnamespace when 'pg_catalog'::pg_catalog.regnamespace then '' else p.prsnamespace::pg_catalog.regnamespace || '.' end || pg_catalog.quote_ident(p.prsname) as parser,
  (select pg_catalog.string_agg(k.alias || ': ' || k.dictionaries, E'\n' order by k.alias) from (
      select t.alias, pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::pg_catalog.text, ', ' order by m.mapseqno) as dictionaries
      from pg_catalog.pg_ts_config_map m join pg_catalog.ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
      where m.mapcfg = c.oid group by t.alias
    ) k) as mappings,
  pg_catalog.obj_description(c.oid, 'pg_ts_config') as comment
from pg_catalog.pg_ts_config c
join spaces s on s.oid = c.cfgnamespace
join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass and m.objid = c.oid)
