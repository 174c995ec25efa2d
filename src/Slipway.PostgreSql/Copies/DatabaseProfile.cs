using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>What a database is beside its content, and what of it we may do.</summary>
sealed record DatabaseProfile
{
    const string Query =
        """
        select
          pg_catalog.format('owner %I template template0 encoding %L lc_collate %L lc_ctype %L connection limit %s%s',
            o.rolname, pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, d.datconnlimit,
            case when s.spcname <> 'pg_default' then pg_catalog.format(' tablespace %I', s.spcname) end)
          || case pg_catalog.to_jsonb(d) ->> 'datlocprovider' when 'i' then pg_catalog.format(' locale_provider icu icu_locale %L',
               coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale'))
             when 'b' then pg_catalog.format(' locale_provider builtin builtin_locale %L', pg_catalog.to_jsonb(d) ->> 'datlocale')
             else '' end,
          o.rolname,
          r.rolsuper or r.rolcreatedb,
          r.rolsuper or pg_catalog.pg_has_role(o.oid, 'usage'),
          pg_catalog.shobj_description(d.oid, 'pg_database'),
          r.rolname,
          d.oid::pg_catalog.text
        from pg_catalog.pg_database d
        join pg_catalog.pg_roles o on o.oid = d.datdba
        join pg_catalog.pg_tablespace s on s.oid = d.dattablespace
        join pg_catalog.pg_roles r on r.rolname = current_user
        where d.datname = $1
        """;

    /// <summary>Rights to the database, and what it and roles in it set; %1$I is the other database.</summary>
    const string Extras =
        """
        select pg_catalog.format('revoke all on database %I from public, %I', $2, pg_catalog.pg_get_userbyid(d.datdba)), 0
        from pg_catalog.pg_database d where d.datname = $1 and d.datacl is not null
        union all
        select pg_catalog.format('grant %s on database %I to %s%s', x.privilege_type, $2,
          case x.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end,
          case when x.is_grantable then ' with grant option' else '' end), 1
        from pg_catalog.pg_database d cross join lateral pg_catalog.aclexplode(d.datacl) x where d.datname = $1
        union all
        select case when s.setrole = 0 then pg_catalog.format('alter database %I set %I to %s', $2, k.name, k.value)
          else pg_catalog.format('alter role %I in database %I set %I to %s', pg_catalog.pg_get_userbyid(s.setrole), $2, k.name,
            k.value) end, 2
        from pg_catalog.pg_database d join pg_catalog.pg_db_role_setting s on s.setdatabase = d.oid
        cross join lateral pg_catalog.unnest(s.setconfig) w
        cross join lateral (
          select pg_catalog.split_part(w, '=', 1) as name, pg_catalog.substr(w, pg_catalog.strpos(w, '=') + 1) as raw) p
        cross join lateral (
          select p.name, case when pg_catalog.lower(p.name) in ('search_path', 'datestyle', 'temp_tablespaces', 'session_preload_libraries',
            'local_preload_libraries') and p.raw <> '' then p.raw else pg_catalog.quote_literal(p.raw) end as value) k
        where d.datname = $1
        order by 2, 1
        """;

    /// <summary>Its number, which stays when it gets another name.</summary>
    public required string Id { get; init; }

    /// <summary>What makes another one of its kind: owner, encoding, locale, place.</summary>
    public required string Options { get; init; }

    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Whether we may make databases.</summary>
    public required bool MayCreate { get; init; }

    /// <summary>Whether it is ours, so that we may rename it.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>What is said of it; null when nothing is.</summary>
    public required string? Comment { get; init; }

    /// <summary>The role that we are.</summary>
    public required string Role { get; init; }

    /// <summary>The profile of a database; null when it is not there.</summary>
    public static async Task<DatabaseProfile?> FindAsync(OpenDatabase server, string name, CancellationToken cancel)
    {
        var found = await server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(Of, cancel), cancel, new OwnSql(Query, name)).ConfigureAwait(false);
        return found is [var profile] ? profile : null;
    }

    /// <summary>The statements that give another database the rights and settings of one.</summary>
    public static async Task<ImmutableArray<string>> ExtrasAsync(OpenDatabase server, string name, string other,
        CancellationToken cancel) =>
    [
        .. await server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel), cancel, new OwnSql(Extras, name, other))
            .ConfigureAwait(false),
    ];

    static DatabaseProfile Of(NpgsqlDataReader row) => new()
    {
        Options = row.Text(0),
        Owner = row.Text(1),
        MayCreate = row.Bool(2),
        IsOurs = row.Bool(3),
        Comment = row.TextOrNull(4),
        Role = row.Text(5),
        Id = row.Text(6),
    };
}
