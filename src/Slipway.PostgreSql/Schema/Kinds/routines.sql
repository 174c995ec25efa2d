-- Bodies that are texts name things that the catalog does not know of: such routines are made after tables and views, by a late anchor.
select case p.prokind when 'p' then 'Procedure' else 'Function' end as kind, p.tableoid::pg_catalog.int8 as class, p.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  p.oid::pg_catalog.int8 + case when b.sql is null and l.lanname in ('sql', 'plpgsql') then 1::pg_catalog.int8 << 40 else 0 end as anchor, 0 as place,
  pg_catalog.pg_get_function_arguments(p.oid) as arguments,
  case when p.prokind <> 'p' then pg_catalog.pg_get_function_result(p.oid) end as result,
  l.lanname::pg_catalog.text as language,
  case when p.prokind = 'w' then 'yes' end as "window",
  case p.provolatile when 'i' then 'immutable' when 's' then 'stable' end as volatility,
  case when p.proisstrict then 'yes' end as strict,
  case when p.prosecdef then 'yes' end as security_definer,
  case when p.proleakproof then 'yes' end as leakproof,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end as parallel,
  nullif(p.procost, case when l.lanname in ('c', 'internal') then 1 else 100 end)::pg_catalog.text as cost,
  case when p.proretset then nullif(p.prorows, 1000) end::pg_catalog.text as rows,
  case when p.prosupport::pg_catalog.oid <> 0 then p.prosupport::pg_catalog.text end as support,
  pg_catalog.array_to_string(p.proconfig, E'\n') as settings,
  (select pg_catalog.string_agg('for type ' || pg_catalog.format_type(r, null), ', ') from pg_catalog.unnest(p.protrftypes) r) as transforms,
  p.probin as library,
  case when b.sql is null then p.prosrc end as body,
  b.sql as sql_body,
  nullif(pg_catalog.concat_ws('; ', pg_catalog.array_to_string(p.proargnames, ',', ''), pg_catalog.array_to_string(p.proargmodes, ','),
    (select pg_catalog.string_agg(pg_catalog.format_type(a, null), ', ') from pg_catalog.unnest(p.proallargtypes) a)), '') as parameters,
  nullif(p.pronargdefaults, 0)::pg_catalog.text as defaults,
  pg_catalog.obj_description(p.oid, 'pg_proc') as comment
from pg_catalog.pg_proc p
join spaces s on s.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (select pg_catalog.pg_get_function_sqlbody(p.oid) as sql) b
where p.prokind <> 'a' and not exists (
    select from members m where m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and m.objid = p.oid)
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'i')
