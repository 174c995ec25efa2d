namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>Queries for comments, owners and rights: the last that is put back.</summary>
static class OwnershipDefinitions
{
    /// <summary>The application's objects that have an owner: number, kind in SQL, name in SQL, owner, rights, rights at first.</summary>
    const string Owned =
        $"""
        select o.tableoid, o.oid, case o.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
          else 'table' end as kind,
          format('%I.%I', n.nspname, o.relname) as name, o.relowner as owner, o.relacl as acl,
          case o.relkind when 'S' then 'sequence' else 'table' end as grants
        from pg_class o join pg_namespace n on n.oid = o.relnamespace
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p', 'v', 'm', 'S') and o.relpersistence <> 't'
        union all
        select o.tableoid, o.oid, case o.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
          format('%I.%I(%s)', n.nspname, o.proname, pg_get_function_identity_arguments(o.oid)), o.proowner, o.proacl,
          case o.prokind when 'p' then 'procedure' else 'function' end
        from pg_proc o join pg_namespace n on n.oid = o.pronamespace join pg_language l on l.oid = o.prolang
        left join pg_aggregate a on a.aggfnoid = o.oid
        where {TypeDefinitions.Own} and (case o.prokind when 'a' then {TypeDefinitions.SimpleAggregate}
          else l.lanname not in ('c', 'internal') end)
          and not exists (select from pg_depend i where i.classid = o.tableoid and i.objid = o.oid and i.deptype = 'i')
        union all
        select o.tableoid, o.oid, case o.typtype when 'd' then 'domain' else 'type' end, format('%I.%I', n.nspname, o.typname),
          o.typowner, o.typacl, case o.typtype when 'd' then 'domain' else 'type' end
        from pg_type o join pg_namespace n on n.oid = o.typnamespace left join pg_class t on t.oid = o.typrelid
        where {TypeDefinitions.Own} and (o.typtype in ('e', 'd') or (o.typtype = 'c' and t.relkind = 'c')
          or (o.typtype = 'r' and exists (select from pg_range r where r.rngtypid = o.oid and r.rngcanonical = 0)))
        union all
        select o.tableoid, o.oid, 'schema', quote_ident(o.nspname), o.nspowner,
          case when o.nspname = 'public' and i.initprivs is null then coalesce(o.nspacl, acldefault('n', o.nspowner))
            else nullif(o.nspacl, i.initprivs) end, 'schema'
        from pg_namespace o left join pg_init_privs i on i.classoid = o.tableoid and i.objoid = o.oid and i.objsubid = 0
        where o.nspname !~ '^pg_' and o.nspname <> 'information_schema'
          and not exists (select from pg_depend e where e.classid = o.tableoid and e.objid = o.oid and e.deptype = 'e')
        union all
        select o.tableoid, o.oid, 'statistics', format('%I.%I', n.nspname, o.stxname), o.stxowner, null, null
        from pg_statistic_ext o join pg_namespace n on n.oid = o.stxnamespace
        where {TypeDefinitions.Own}
        """;

    /// <summary>The schema that every database begins with belongs to whom it belonged to at first, unless it was given away.</summary>
    public const string Owners =
        $"""
        with owned as ({Owned})
        select o.tableoid::int8, o.oid::int8, format('alter %s %s owner to %I', o.kind, o.name, pg_get_userbyid(o.owner))
        from owned o
        where not (o.kind = 'schema' and o.name = 'public' and (o.owner = 10 or pg_get_userbyid(o.owner) = 'pg_database_owner'))
          and not exists (
            select from pg_depend i where o.kind = 'sequence' and i.classid = o.tableoid and i.objid = o.oid and i.deptype in ('a', 'i')
              and i.refclassid = 'pg_class'::regclass)
        """;

    /// <summary>All rights are taken away first, the owner's as well: what is there then is what was granted, and no more.</summary>
    public const string Rights =
        $"""
        with owned as ({Owned})
        select o.tableoid::int8, o.oid::int8, s.statement
        from owned o cross join lateral (
          select 0, format('revoke all on %s %s from public, %I', o.grants, o.name, pg_get_userbyid(o.owner))
          union all
          select 1, format('grant %s on %s %s to %s%s', string_agg(x.privilege_type, ', '), o.grants, o.name,
            case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
            case when x.is_grantable then ' with grant option' else '' end)
          from aclexplode(o.acl) x group by x.grantee, x.is_grantable
        ) s (place, statement)
        where o.acl is not null
        order by o.oid, s.place, s.statement
        """;

    public const string ColumnRights =
        $"""
        select o.tableoid::int8, o.oid::int8, format('grant %s (%I) on %I.%I to %s%s', x.privilege_type, a.attname, n.nspname, o.relname,
          case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
          case when x.is_grantable then ' with grant option' else '' end)
        from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_attribute a on a.attrelid = o.oid
        cross join lateral aclexplode(a.attacl) x
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p', 'v', 'm') and not a.attisdropped
        order by o.oid, a.attnum, 3
        """;

    public const string Comments =
        $"""
        with owned as ({Owned})
        select d.classoid::int8, d.objoid::int8, format('comment on %s %s is %L',
          case when d.objsubid <> 0 then 'column' when i.type like '%constraint' then 'constraint'
            when i.type = 'statistics object' then 'statistics' when i.type = 'composite type' then 'type' else i.type end,
          case i.type when 'domain constraint' then replace(i.identity, ' on ', ' on domain ') else i.identity end, d.description)
        from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
        where (exists (select from owned o where o.tableoid = d.classoid and o.oid = d.objoid)
            or exists (
              select from pg_depend p join owned o on o.tableoid = p.refclassid and o.oid = p.refobjid
              where p.classid = d.classoid and p.objid = d.objoid
                and d.classoid in ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass,
                  'pg_policy'::regclass, 'pg_rewrite'::regclass))
            or exists (
              select from pg_index x join owned o on o.oid = x.indrelid and o.tableoid = 'pg_class'::regclass
              where d.classoid = 'pg_class'::regclass and d.objoid = x.indexrelid))
          and i.type <> 'toast table'
          and not (i.type = 'schema' and i.identity = 'public' and d.description = 'standard public schema')
        union all
        select o.tableoid::int8, o.oid::int8, 'comment on schema public is null'
        from pg_namespace o where o.nspname = 'public' and obj_description(o.oid, 'pg_namespace') is null
        order by 3
        """;
}
