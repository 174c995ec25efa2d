using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Shadows;

/// <summary>What a throw-away database must be like to be of the same kind as the one that it is a shadow of.</summary>
sealed record ShadowProfile
{
    /// <summary>
    /// A digest of the server's version, and of encoding, locale and settings of the database: what was filled under another one is
    /// of no use. A database that is not there has none of its own.
    /// </summary>
    const string Stamp =
        """
        (select pg_catalog.md5(pg_catalog.concat_ws('|', pg_catalog.current_setting('server_version_num'), o.encoding, o.datcollate,
            o.datctype, pg_catalog.pg_get_userbyid(o.datdba), current_user,
            (select pg_catalog.string_agg(s.setrole::pg_catalog.text || pg_catalog.array_to_string(s.setconfig, ','), ';'
               order by s.setrole)
             from pg_catalog.pg_db_role_setting s where s.setdatabase = o.oid)))
         from (select) one left join pg_catalog.pg_database o on o.datname = $1)
        """;

    const string Query =
        $"""
        select
          case when d.oid is null then 'template template0' else
            pg_catalog.format('%stemplate template0 encoding %L lc_collate %L lc_ctype %L%s',
              case when r.rolsuper or pg_catalog.pg_has_role(d.datdba, 'member') then
                pg_catalog.format('owner %I ', pg_catalog.pg_get_userbyid(d.datdba)) end,
              pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
              case when s.spcname <> 'pg_default' then pg_catalog.format(' tablespace %I', s.spcname) end)
            || case pg_catalog.to_jsonb(d) ->> 'datlocprovider' when 'i' then pg_catalog.format(' locale_provider icu icu_locale %L',
                 coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale'))
               when 'b' then pg_catalog.format(' locale_provider builtin builtin_locale %L', pg_catalog.to_jsonb(d) ->> 'datlocale')
               else '' end
          end,
          r.rolsuper or r.rolcreatedb,
          r.rolname,
          {Stamp},
          pg_catalog.to_char(pg_catalog.clock_timestamp() at time zone 'UTC', 'YYYYMMDDHH24MISS')
        from pg_catalog.pg_roles r
        left join pg_catalog.pg_database d on d.datname = $1
        left join pg_catalog.pg_tablespace s on s.oid = d.dattablespace
        where r.rolname = current_user
        """;

    /// <summary>What makes another one of its kind: owner, encoding, locale, place.</summary>
    public required string Options { get; init; }

    /// <summary>Whether we may make databases.</summary>
    public required bool MayCreate { get; init; }

    /// <summary>The role that we are.</summary>
    public required string Role { get; init; }

    /// <summary>What a database is made under.</summary>
    public required string MadeUnder { get; init; }

    /// <summary>Now, by the server's clock, as fourteen digits.</summary>
    public required string Now { get; init; }

    /// <summary>The profile of a database, which need not be there.</summary>
    public static async Task<ShadowProfile> OfAsync(OpenDatabase server, string name, CancellationToken cancel)
    {
        var found = await server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(Of, cancel), cancel, new OwnSql(Query, name)).ConfigureAwait(false);
        return found[0];
    }

    /// <summary>What the comment of a database that is kept must end with, as it would be made now.</summary>
    public static OwnSql StampQuery(string name) => new($"select {Stamp}", name);

    /// <summary>The settings that a database, and the current role in it, have; as statements for another one.</summary>
    public static async Task<ImmutableArray<string>> SettingsAsync(
        OpenDatabase server, string name, string other, CancellationToken cancel) =>
    [
        .. await server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel),
            cancel,
            new OwnSql(
                """
                select case when s.setrole = 0 then pg_catalog.format('alter database %I', $2)
                    else pg_catalog.format('alter role %I in database %I', current_user, $2) end
                  || pg_catalog.format(' set %I to %s', p.name, case when pg_catalog.lower(p.name) in ('search_path', 'datestyle',
                    'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries') and p.raw <> '' then p.raw
                    else pg_catalog.quote_literal(p.raw) end)
                from pg_catalog.pg_database d join pg_catalog.pg_db_role_setting s on s.setdatabase = d.oid
                cross join lateral pg_catalog.unnest(s.setconfig) w
                cross join lateral (select pg_catalog.split_part(w, '=', 1) as name,
                  pg_catalog.substr(w, pg_catalog.strpos(w, '=') + 1) as raw) p
                where d.datname = $1 and s.setrole in (0, (select oid from pg_catalog.pg_roles where rolname = current_user))
                order by 1
                """,
                name, other)).ConfigureAwait(false),
    ];

    static ShadowProfile Of(NpgsqlDataReader row) => new()
    {
        Options = row.Text(0),
        MayCreate = row.Bool(1),
        Role = row.Text(2),
        MadeUnder = row.Text(3),
        Now = row.Text(4),
    };
}
