-- The options of a mapping are secrets: they are neither read nor compared.
select 'UserMapping' as kind, 'pg_catalog.pg_user_mapping'::pg_catalog.regclass::pg_catalog.int8 as class, u.umid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, f.srvname as parent, case u.umuser when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(u.umuser)) end as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  u.umid::pg_catalog.int8 as anchor, 0 as place,
  'yes' as mapped
from pg_catalog.pg_user_mappings u
join pg_catalog.pg_foreign_server f on f.oid = u.srvid
