namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>Queries for what makes schemas, extensions, sequences, types and functions. None needs rows.</summary>
static class TypeDefinitions
{
    /// <summary>Which objects are the application's: not the system's, not an extension's.</summary>
    public const string Own =
        """
        n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
          and not exists (select from pg_depend e where e.classid = o.tableoid and e.objid = o.oid and e.deptype = 'e')
        """;

    public const string Schemas =
        """
        select o.tableoid::int8, o.oid::int8, format('create schema %I', o.nspname)
        from pg_namespace o
        where o.nspname not in ('information_schema', 'public') and o.nspname !~ '^pg_'
          and not exists (select from pg_depend e where e.classid = o.tableoid and e.objid = o.oid and e.deptype = 'e')
        union all
        select 0, 0, 'drop schema public' where not exists (select from pg_namespace where nspname = 'public')
        order by 3 desc
        """;

    public const string Extensions =
        """
        select o.tableoid::int8, o.oid::int8, format('create extension if not exists %I with schema %I', o.extname, n.nspname)
        from pg_extension o join pg_namespace n on n.oid = o.extnamespace
        where o.extname <> 'plpgsql'
        order by o.oid
        """;

    /// <summary>Those of identity columns come with their columns.</summary>
    public const string Sequences =
        $"""
        select o.tableoid::int8, o.oid::int8,
          format('create%s sequence %I.%I as %s start with %s increment by %s minvalue %s maxvalue %s cache %s%s',
          case o.relpersistence when 'u' then ' unlogged' else '' end, n.nspname, o.relname, format_type(s.seqtypid, null),
          s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' else '' end)
        from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_sequence s on s.seqrelid = o.oid
        where {Own} and not exists (select from pg_depend i where i.classid = o.tableoid and i.objid = o.oid and i.deptype = 'i')
        order by n.nspname, o.relname
        """;

    public const string Types =
        $"""
        select o.tableoid::int8, o.oid::int8, case o.typtype
          when 'e' then format('create type %I.%I as enum (%s)', n.nspname, o.typname,
            (select string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder) from pg_enum l where l.enumtypid = o.oid))
          when 'c' then format('create type %I.%I as (%s)', n.nspname, o.typname,
            (select string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                (select format(' collate %I.%I', cn.nspname, c.collname) from pg_collation c join pg_namespace cn
                  on cn.oid = c.collnamespace
                 join pg_type at on at.oid = a.atttypid where c.oid = a.attcollation and a.attcollation <> at.typcollation)),
              ', ' order by a.attnum)
             from pg_attribute a where a.attrelid = o.typrelid and a.attnum > 0 and not a.attisdropped))
          when 'd' then format('create domain %I.%I as %s%s%s%s%s', n.nspname, o.typname, format_type(o.typbasetype, o.typtypmod),
            (select format(' collate %I.%I', cn.nspname, c.collname) from pg_collation c join pg_namespace cn on cn.oid = c.collnamespace
             join pg_type bt on bt.oid = o.typbasetype where c.oid = o.typcollation and o.typcollation <> bt.typcollation),
            ' default ' || o.typdefault, case when o.typnotnull then ' not null' end,
            (select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
             from pg_constraint k where k.contypid = o.oid and k.contype = 'c' and k.convalidated))
          else (select format('create type %I.%I as range (subtype = %s, subtype_opclass = %I.%I%s%s, multirange_type_name = %I.%I)',
              n.nspname, o.typname, format_type(r.rngsubtype, null), ocn.nspname, oc.opcname,
              (select format(', collation = %I.%I', cn.nspname, c.collname)
               from pg_collation c join pg_namespace cn on cn.oid = c.collnamespace where c.oid = r.rngcollation),
              case when r.rngsubdiff <> 0 then ', subtype_diff = ' || r.rngsubdiff::regproc end, mn.nspname, m.typname)
            from pg_range r join pg_opclass oc on oc.oid = r.rngsubopc join pg_namespace ocn on ocn.oid = oc.opcnamespace
            join pg_type m on m.oid = r.rngmultitypid join pg_namespace mn on mn.oid = m.typnamespace where r.rngtypid = o.oid)
          end
        from pg_type o join pg_namespace n on n.oid = o.typnamespace left join pg_class t on t.oid = o.typrelid
        where {Own} and (o.typtype in ('e', 'd') or (o.typtype = 'c' and t.relkind = 'c')
          or (o.typtype = 'r' and exists (select from pg_range r where r.rngtypid = o.oid and r.rngcanonical = 0)))
        order by n.nspname, o.typname
        """;

    public const string Functions =
        $"""
        select o.tableoid::int8, o.oid::int8, pg_get_functiondef(o.oid)
        from pg_proc o join pg_namespace n on n.oid = o.pronamespace join pg_language l on l.oid = o.prolang
        where {Own} and o.prokind in ('f', 'p', 'w') and l.lanname not in ('c', 'internal')
          and not exists (select from pg_depend i where i.classid = o.tableoid and i.objid = o.oid and i.deptype = 'i')
        union all
        select o.tableoid::int8, o.oid::int8, format('create aggregate %I.%I(%s) (sfunc = %s, stype = %s%s%s%s%s)', n.nspname, o.proname,
          case when pg_get_function_arguments(o.oid) = '' then '*' else pg_get_function_arguments(o.oid) end,
          a.aggtransfn::regproc, format_type(a.aggtranstype, null),
          case when a.aggfinalfn <> 0 then ', finalfunc = ' || a.aggfinalfn::regproc end, ', initcond = ' || quote_literal(a.agginitval),
          case when a.aggcombinefn <> 0 then ', combinefunc = ' || a.aggcombinefn::regproc end,
          case o.proparallel when 's' then ', parallel = safe' when 'r' then ', parallel = restricted' end)
        from pg_proc o join pg_namespace n on n.oid = o.pronamespace join pg_aggregate a on a.aggfnoid = o.oid
        where {Own} and {SimpleAggregate}
        order by 3
        """;

    /// <summary>What of aggregates the statement above can say.</summary>
    public const string SimpleAggregate =
        "a.aggkind = 'n' and a.aggmtransfn = 0 and a.aggsortop = 0 and a.aggserialfn = 0 and a.aggfinalmodify = 'r' "
        + "and not a.aggfinalextra";
}
