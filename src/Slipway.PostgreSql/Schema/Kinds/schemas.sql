-- Every database has public: of it only what is not as it was made is told, and that nothing needs.
select 'Schema' as kind, case n.nspname when 'public' then 0 else n.tableoid::pg_catalog.int8 end::pg_catalog.int8 as class, n.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, n.nspname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  n.oid::pg_catalog.int8 as anchor, 0 as place,
  null::pg_catalog.text as absent,
  nullif(pg_catalog.obj_description(n.oid, 'pg_namespace'), case n.nspname when 'public' then 'standard public schema' end) as comment,
  case n.nspname when 'public' then g.grants end as grants
from spaces s
join pg_catalog.pg_namespace n on n.oid = s.oid
cross join lateral (
  select pg_catalog.string_agg(line, E'\n' order by line collate "C") as grants
  from (
    select case when pg_catalog.bool_or(made) then '-' else '+' end || privilege_type || case when pg_catalog.bool_or(is_grantable) then '*' else '' end || ' to ' || who as line
    from (
      select false as made, a.privilege_type, a.is_grantable,
        case a.grantee when 0 then 'public' when n.nspowner then 'current_user' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end as who
      from pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
      union
      select true, i.privilege_type, false, i.who
      from (values ('USAGE', 'public'), ('USAGE', 'current_user'), ('CREATE', 'current_user'), ('CREATE', 'public')) i (privilege_type, who)
      where i.privilege_type || i.who <> 'CREATEpublic' or pg_catalog.current_setting('server_version_num')::pg_catalog.int4 < 150000
    ) every
    group by privilege_type, who
    having pg_catalog.count(distinct made) = 1
  ) lines
) g
where n.nspname <> 'public' or g.grants is not null
  or pg_catalog.obj_description(n.oid, 'pg_namespace') <> 'standard public schema'
union all
select 'Schema', 0, 2200, 0, '', '', 'public', 0, 0, 0, 0, 0, 'yes', null, null
where not exists (select from pg_catalog.pg_namespace n where n.nspname = 'public')
