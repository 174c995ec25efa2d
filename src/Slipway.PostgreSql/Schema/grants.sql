-- Who may do what with things, as what differs from the rights that such a thing has when it is made: a line each, with + for what is
-- granted beyond them and - for what of them is revoked. The owner is called current_user, everybody public.
with acls as (
  select c.tableoid as class, c.oid, 0 as sub, c.relacl as acl, case c.relkind when 'S' then 's' else 'r' end as kind, c.relowner as owner
  from pg_catalog.pg_class c where c.relacl is not null and c.oid >= 16384
  union all
  select c.tableoid, c.oid, a.attnum, a.attacl, 'c', c.relowner
  from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid where a.attacl is not null and c.oid >= 16384
  union all
  select p.tableoid, p.oid, 0, p.proacl, 'f', p.proowner from pg_catalog.pg_proc p where p.proacl is not null and p.oid >= 16384
  union all
  select case t.typtype when 'c' then 'pg_catalog.pg_class'::pg_catalog.regclass else t.tableoid end,
    case t.typtype when 'c' then t.typrelid else t.oid end, 0, t.typacl, 'T', t.typowner
  from pg_catalog.pg_type t where t.typacl is not null and t.oid >= 16384
  union all
  select n.tableoid, n.oid, 0, n.nspacl, 'n', n.nspowner from pg_catalog.pg_namespace n where n.nspacl is not null and n.oid >= 16384
  union all
  select l.tableoid, l.oid, 0, l.lanacl, 'l', l.lanowner from pg_catalog.pg_language l where l.lanacl is not null and l.oid >= 16384
  union all
  select f.tableoid, f.oid, 0, f.fdwacl, 'F', f.fdwowner from pg_catalog.pg_foreign_data_wrapper f where f.fdwacl is not null and f.oid >= 16384
  union all
  select f.tableoid, f.oid, 0, f.srvacl, 'S', f.srvowner from pg_catalog.pg_foreign_server f where f.srvacl is not null and f.oid >= 16384
),
rights as (
  select s.class, s.oid, s.sub, s.owner, false as made, r.grantee, r.privilege_type, r.is_grantable
  from acls s cross join lateral pg_catalog.aclexplode(s.acl) r
  union
  select s.class, s.oid, s.sub, s.owner, true, r.grantee, r.privilege_type, r.is_grantable
  from acls s cross join lateral pg_catalog.aclexplode(pg_catalog.acldefault(s.kind::"char", s.owner)) r
),
lines as (
  select class, oid, sub,
    case when pg_catalog.bool_or(made) then '-' else '+' end || privilege_type || case when pg_catalog.bool_or(is_grantable) then '*' else '' end
      || ' to ' || case grantee when 0 then 'public' when owner then 'current_user' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(grantee)) end
      as line
  from rights
  group by class, oid, sub, owner, grantee, privilege_type
  having pg_catalog.count(distinct made) = 1
)
select class::pg_catalog.int8, oid::pg_catalog.int8, sub::pg_catalog.int4, pg_catalog.string_agg(line, E'\n' order by line collate "C")
from lines
group by class, oid, sub
