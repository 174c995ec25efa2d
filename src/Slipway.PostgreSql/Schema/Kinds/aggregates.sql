select 'Aggregate' as kind, p.tableoid::pg_catalog.int8 as class, p.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, pg_catalog.quote_ident(p.proname) || '(' || coalesce(nullif(pg_catalog.oidvectortypes(p.proargtypes), ''), '*') || ')' as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  p.oid::pg_catalog.int8 as anchor, 0 as place,
  coalesce(nullif(pg_catalog.pg_get_function_arguments(p.oid), ''), '*') as arguments,
  pg_catalog.pg_get_function_result(p.oid) as result,
  case when a.aggtransfn::pg_catalog.oid <> 0 then a.aggtransfn::pg_catalog.regproc::pg_catalog.text end as sfunc,
  pg_catalog.format_type(a.aggtranstype, null) as stype,
  nullif(a.aggtransspace, 0)::pg_catalog.text as sspace,
  case when a.aggfinalfn::pg_catalog.oid <> 0 then a.aggfinalfn::pg_catalog.regproc::pg_catalog.text end as finalfunc,
  case when a.aggfinalextra then 'yes' end as finalfunc_extra,
  case when a.aggfinalmodify <> case when a.aggkind = 'n' then 'r' else 'w' end then
    case a.aggfinalmodify when 'r' then 'read_only' when 's' then 'shareable' when 'w' then 'read_write' end end as finalfunc_modify,
  case when a.aggcombinefn::pg_catalog.oid <> 0 then a.aggcombinefn::pg_catalog.regproc::pg_catalog.text end as combinefunc,
  case when a.aggserialfn::pg_catalog.oid <> 0 then a.aggserialfn::pg_catalog.regproc::pg_catalog.text end as serialfunc,
  case when a.aggdeserialfn::pg_catalog.oid <> 0 then a.aggdeserialfn::pg_catalog.regproc::pg_catalog.text end as deserialfunc,
  a.agginitval as initcond,
  case when a.aggmtransfn::pg_catalog.oid <> 0 then a.aggmtransfn::pg_catalog.regproc::pg_catalog.text end as msfunc,
  case when a.aggminvtransfn::pg_catalog.oid <> 0 then a.aggminvtransfn::pg_catalog.regproc::pg_catalog.text end as minvfunc,
  case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as mstype,
  nullif(a.aggmtransspace, 0)::pg_catalog.text as msspace,
  case when a.aggmfinalfn::pg_catalog.oid <> 0 then a.aggmfinalfn::pg_catalog.regproc::pg_catalog.text end as mfinalfunc,
  case when a.aggmfinalextra then 'yes' end as mfinalfunc_extra,
  case when a.aggmtransfn::pg_catalog.oid <> 0 and a.aggmfinalmodify <> case when a.aggkind = 'n' then 'r' else 'w' end then
    case a.aggmfinalmodify when 'r' then 'read_only' when 's' then 'shareable' when 'w' then 'read_write' end end as mfinalfunc_modify,
  a.aggminitval as minitcond,
  case when a.aggsortop <> 0 then
    'operator(' || o.oprnamespace::pg_catalog.regnamespace || '.' || o.oprname || ')' end as sortop,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end as parallel,
  case when a.aggkind = 'h' then 'yes' end as hypothetical,
  pg_catalog.obj_description(p.oid, 'pg_proc') as comment
from pg_catalog.pg_proc p
join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
join spaces s on s.oid = p.pronamespace
left join pg_catalog.pg_operator o on o.oid = a.aggsortop
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and m.objid = p.oid)
