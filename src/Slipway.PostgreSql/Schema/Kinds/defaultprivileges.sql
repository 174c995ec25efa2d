select 'DefaultPrivileges' as kind, d.tableoid::pg_catalog.int8 as class, d.oid::pg_catalog.int8 as oid, 0 as sub,
  coalesce(n.nspname, '') as schema, '' as parent, case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
      when 'L' then 'large objects' end
    || case when r.rolname = current_user then '' else ' of ' || pg_catalog.quote_ident(r.rolname) end as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  d.oid::pg_catalog.int8 + (1::pg_catalog.int8 << 41) as anchor, 0 as place,
  g.rights
from pg_catalog.pg_default_acl d
join pg_catalog.pg_roles r on r.oid = d.defaclrole
left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
cross join lateral (
  select pg_catalog.string_agg(line, E'\n' order by line collate "C") as rights
  from (
    select case when pg_catalog.bool_or(made) then '-' else '+' end || privilege_type || case when pg_catalog.bool_or(is_grantable) then '*' else '' end || ' to ' || who as line
    from (
      select every.made, every.privilege_type, every.is_grantable,
        case every.grantee when 0 then 'public' when d.defaclrole then 'current_user' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(every.grantee)) end as who
      from (
        select false as made, a.* from pg_catalog.aclexplode(d.defaclacl) a
        union
        select true, i.* from pg_catalog.aclexplode(pg_catalog.acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole)) i
        where d.defaclnamespace = 0
      ) every
    ) named
    group by privilege_type, who
    having pg_catalog.count(distinct made) = 1
  ) lines
) g
where g.rights is not null
