namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>Queries for what makes tables and views, before rows come.</summary>
static class TableDefinitions
{
    const string Options =
        """
        (select format(' with (%s)', string_agg(format('%s=%L', split_part(w, '=', 1), substr(w, strpos(w, '=') + 1)), ', '))
          from unnest(o.reloptions) w having count(*) > 0)
        """;

    const string Collation =
        """
        (select format(' collate %I.%I', cn.nspname, c.collname) from pg_collation c join pg_namespace cn on cn.oid = c.collnamespace
         join pg_type at on at.oid = a.atttypid where c.oid = a.attcollation and a.attcollation <> at.typcollation)
        """;

    const string Identity =
        """
        (select format(' generated %s as identity (sequence name %I.%I start with %s increment by %s minvalue %s maxvalue %s cache %s%s)',
           case a.attidentity when 'a' then 'always' else 'by default' end, sn.nspname, sc.relname, s.seqstart, s.seqincrement,
             s.seqmin, s.seqmax,
           s.seqcache, case when s.seqcycle then ' cycle' else '' end)
         from pg_depend i join pg_sequence s on s.seqrelid = i.objid join pg_class sc on sc.oid = i.objid
         join pg_namespace sn on sn.oid = sc.relnamespace
         where i.classid = 'pg_class'::regclass and i.refclassid = 'pg_class'::regclass and i.refobjid = o.oid and i.refobjsubid = a.attnum
           and i.deptype = 'i' and a.attidentity <> '')
        """;

    /// <summary>
    /// Tables with their columns, and the checks that hold for all rows. A partition is made on its own, and attached later; a
    /// child by inheritance gets its parents' columns from them.
    /// </summary>
    public const string Tables =
        $"""
        select o.tableoid::int8, o.oid::int8, format('create%s table %I.%I (%s)%s%s%s%s',
          case o.relpersistence when 'u' then ' unlogged' else '' end, n.nspname, o.relname,
          concat_ws(', ',
            (select string_agg(format('%I %s%s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), {Collation},
                case a.attgenerated when 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
                  when 'v' then format(' generated always as (%s)', pg_get_expr(d.adbin, d.adrelid)) end,
                {Identity}, case when a.attnotnull then ' not null' end), ', ' order by a.attnum)
             from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and (a.attislocal or o.relispartition)),
            (select string_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ', ' order by k.conname)
             from pg_constraint k where k.conrelid = o.oid and k.contype = 'c' and k.convalidated and (k.conislocal or o.relispartition))),
          (select format(' inherits (%s)', string_agg(format('%I.%I', pn.nspname, p.relname), ', ' order by i.inhseqno))
           from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
           where i.inhrelid = o.oid and not o.relispartition having count(*) > 0),
          case o.relkind when 'p' then ' partition by ' || pg_get_partkeydef(o.oid) end,
          (select format(' using %I', m.amname) from pg_am m where m.oid = o.relam and m.amname <> 'heap'),
          {Options})
        from pg_class o join pg_namespace n on n.oid = o.relnamespace
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p') and o.relpersistence <> 't'
        order by n.nspname, o.relname
        """;

    public const string Views =
        $"""
        select o.tableoid::int8, o.oid::int8, format('create %s %I.%I%s as %s%s', case o.relkind when 'm'
          then 'materialized view' else 'view' end,
          n.nspname, o.relname, {Options}, rtrim(pg_get_viewdef(o.oid), ';'), case o.relkind when 'm' then ' with no data' end)
        from pg_class o join pg_namespace n on n.oid = o.relnamespace
        where {TypeDefinitions.Own} and o.relkind in ('v', 'm')
        order by n.nspname, o.relname
        """;

    /// <summary>Parents of partitions first: a partition may have partitions.</summary>
    public const string Partitions =
        """
        select o.tableoid::int8, o.oid::int8, format('alter table only %I.%I attach partition %I.%I %s', pn.nspname, p.relname,
          n.nspname, o.relname, pg_get_expr(o.relpartbound, o.oid))
        from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_inherits i on i.inhrelid = o.oid
        join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
        where o.relispartition and o.relkind in ('r', 'p')
        order by pg_get_expr(o.relpartbound, o.oid) = 'DEFAULT', o.oid
        """;

    public const string Defaults =
        $"""
        select o.tableoid::int8, o.oid::int8, format('alter table only %I.%I alter column %I set default %s', n.nspname,
          o.relname, a.attname,
          pg_get_expr(d.adbin, d.adrelid))
        from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_attrdef d on d.adrelid = o.oid
        join pg_attribute a on a.attrelid = o.oid and a.attnum = d.adnum
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p', 'v') and a.attgenerated = ''
        order by n.nspname, o.relname, a.attnum
        """;

    /// <summary>How columns are stored, where it is not as their type wants it.</summary>
    public const string Storage =
        $"""
        select o.tableoid::int8, o.oid::int8, format('alter table only %I.%I alter column %I %s', n.nspname, o.relname, a.attname, x.clause)
        from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_attribute a on a.attrelid = o.oid
        join pg_type t on t.oid = a.atttypid
        cross join lateral (
          select 'set storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end
          where a.attstorage <> t.typstorage
          union all select 'set statistics ' || a.attstattarget where a.attstattarget >= 0
          union all select 'set compression ' || case a.attcompression when 'p' then 'pglz' else 'lz4' end where a.attcompression <> ''
          union all select format('set (%s)', array_to_string(a.attoptions, ', ')) where a.attoptions is not null
        ) x (clause)
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
        order by n.nspname, o.relname, a.attnum, 3
        """;
}
