namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>A query for what Slipway's own copy of a database does not hold: it is said, never silent.</summary>
static class Leavings
{
    /// <summary>An object made after the cluster was.</summary>
    const string FirstOwn = "16384";

    const string NotOfExtension =
        "not exists (select from pg_depend e where e.classid = o.tableoid and e.objid = o.oid and e.deptype = 'e')";

    public const string Query =
        $"""
        select x.kind, count(*), min(x.name) from (
          select 'large object', o.oid::text from pg_largeobject_metadata o
          union all select 'event trigger', o.evtname from pg_event_trigger o where {NotOfExtension}
          union all select 'publication', o.pubname from pg_publication o where {NotOfExtension}
          union all select 'foreign server', o.srvname from pg_foreign_server o where {NotOfExtension}
          union all select 'foreign table', o.relname from pg_class o where o.relkind = 'f' and {NotOfExtension}
          union all select 'cast', format_type(o.castsource, null) || ' to ' || format_type(o.casttarget, null)
            from pg_cast o where o.oid >= {FirstOwn} and {NotOfExtension}
            and not exists (select from pg_depend i where i.classid = o.tableoid and i.objid = o.oid and i.deptype = 'i')
          union all select 'operator', o.oprname from pg_operator o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'operator class', o.opcname from pg_opclass o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'collation', o.collname from pg_collation o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'conversion', o.conname from pg_conversion o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'text search configuration', o.cfgname from pg_ts_config o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'text search dictionary', o.dictname from pg_ts_dict o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'language', o.lanname from pg_language o where o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'base type', o.typname from pg_type o
            where o.typtype = 'b' and o.typelem = 0 and o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'range type with a canonical function', o.typname from pg_type o join pg_range r on r.rngtypid = o.oid
            where r.rngcanonical <> 0 and o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'function in C', o.proname from pg_proc o join pg_language l on l.oid = o.prolang
            where l.lanname in ('c', 'internal') and o.prokind <> 'a' and o.oid >= {FirstOwn} and {NotOfExtension}
            and not exists (select from pg_depend i where i.classid = o.tableoid and i.objid = o.oid and i.deptype = 'i')
          union all select 'aggregate', o.proname from pg_proc o join pg_aggregate a on a.aggfnoid = o.oid
            where not ({TypeDefinitions.SimpleAggregate}) and o.oid >= {FirstOwn} and {NotOfExtension}
          union all select 'typed table', o.relname || ' is a table of its own there' from pg_class o where o.reloftype <> 0
          union all select 'default privilege', pg_get_userbyid(o.defaclrole) from pg_default_acl o
        ) x (kind, name)
        group by x.kind order by x.kind
        """;
}
