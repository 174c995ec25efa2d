using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>
/// Whether the role may do what every deployment does: keep Slipway's own tables. And, as a word of warning, whether it may
/// make anything where unqualified names go.
/// </summary>
static class Privileges
{
    /// <summary>What the role may, as far as it matters.</summary>
    sealed record Rights(
        string Role, string Database, bool MakesSchemas, bool SchemaExists, bool UsesSchema, bool MakesInSchema, bool TablesExist,
            bool WritesTables,
        string? DefaultSchema, bool MakesInDefault, string? OwnersRole);

    /// <summary>What the role lacks to keep Slipway's tables; <see langword="null"/> when it lacks nothing.</summary>
    public static async Task<Problem?> FindMissingAsync(Scene scene, CancellationToken cancel)
    {
        var rights = await ReadAsync(scene, cancel).ConfigureAwait(false);
        var grants = Missing(rights, scene);
        return grants.Count == 0 ? null : Refusal(rights, scene, grants);
    }

    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        var rights = await ReadAsync(scene, cancel).ConfigureAwait(false);
        var grants = Missing(rights, scene);
        if (grants.Count > 0 && scene.Request.WillWrite)
            found.Refuse(Refusal(rights, scene, grants));
        if (rights is { DefaultSchema: { } schema, MakesInDefault: false })
            found.Warn(NothingToMake(rights, schema));
        if (rights.DefaultSchema is null)
            found.Warn(NoDefault(rights));
        if (grants.Count == 0)
            found.Tell($"privileges: {rights.Role} may keep Slipway's tables in the schema {scene.Own.Schema}");
    }

    static List<string> Missing(Rights rights, Scene scene)
    {
        var (role, schema) = (SqlQuoting.Name(rights.Role), SqlQuoting.Name(scene.Own.Schema));
        var grants = new List<string>();
        if (!rights.SchemaExists)
        {
            if (!rights.MakesSchemas)
                grants.Add($"grant create on database {SqlQuoting.Name(rights.Database)} to {role};");
            return grants;
        }

        if (!rights.UsesSchema)
            grants.Add($"grant usage on schema {schema} to {role};");
        if (!rights.TablesExist && !rights.MakesInSchema)
            grants.Add($"grant create on schema {schema} to {role};");
        if (rights.TablesExist && !rights.WritesTables)
            grants.Add($"grant select, insert, update, delete on all tables in schema {schema} to {role};");
        return grants;
    }

    static Task<Rights> ReadAsync(Scene scene, CancellationToken cancel) => scene.Database.ReadAsync(
        static async (reader, cancel) =>
        {
            await reader.ReadAsync(cancel).ConfigureAwait(false);
            return new Rights(
                reader.Text(0), reader.Text(1), reader.Bool(2), reader.Bool(3), reader.Bool(4), reader.Bool(5), reader.Bool(6),
                    reader.Bool(7),
                reader.TextOrNull(8), !reader.IsDBNull(9) && reader.Bool(9), reader.TextOrNull(10));
        },
        cancel,
        new OwnSql(
            $"""
            with own as (select pg_catalog.to_regnamespace($1) as schema),
            tables as (
              select c.oid from pg_catalog.pg_class c, own
              where c.relnamespace = own.schema and c.relkind = 'r' and (c.relname like 'slipway\_%' or c.relname = 'head'))
            select current_user::pg_catalog.text, pg_catalog.current_database()::pg_catalog.text,
              pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
              own.schema is not null,
              coalesce(pg_catalog.has_schema_privilege(own.schema::pg_catalog.oid, 'USAGE'), false),
              coalesce(pg_catalog.has_schema_privilege(own.schema::pg_catalog.oid, 'CREATE'), false),
              exists (select from tables),
              not exists (
                select from tables
                where not (pg_catalog.has_table_privilege(oid, 'SELECT') and pg_catalog.has_table_privilege(oid, 'INSERT')
                  and pg_catalog.has_table_privilege(oid, 'UPDATE') and pg_catalog.has_table_privilege(oid, 'DELETE'))),
              pg_catalog.current_schema()::pg_catalog.text,
              pg_catalog.has_schema_privilege(pg_catalog.current_schema()::pg_catalog.text, 'CREATE'),
              (select r.rolname::pg_catalog.text from pg_catalog.pg_namespace n join pg_catalog.pg_roles r on r.oid = n.nspowner
               where n.oid = own.schema::pg_catalog.oid
                 and pg_catalog.pg_has_role(r.oid, 'MEMBER') and not pg_catalog.pg_has_role(r.oid, 'USAGE'))
            from own
            """,
            SqlQuoting.Name(scene.Own.Schema)));

    static Problem Refusal(Rights rights, Scene scene, List<string> grants) => new(
        Codes.PrivilegeMissing, $"The role {rights.Role} may not keep Slipway's own tables in {scene.Database.Name}.")
    {
        State = "Nothing was changed.",
        Fix = rights.OwnersRole is { } owner
            ? TakeRole(owner)
            : $"As an administrator of the database: {string.Join(' ', grants)} "
                + "Or name a schema that it owns: \"historySchema\" in slipway.json",
    };

    /// <summary>Whoever is a member of a role, but does not inherit from it, has to take it.</summary>
    public static string TakeRole(string role)
    {
        // Within options a backslash stands before what would end the value.
        var value = role.Replace("\\", @"\\", StringComparison.Ordinal).Replace(" ", @"\ ", StringComparison.Ordinal);
        return $"It is a member of {role}, but does not inherit: take the role in the URL, with "
            + $"?options={Uri.EscapeDataString($"-c role={value}")}";
    }

    static Problem NothingToMake(Rights rights, string schema) => new(
        Codes.PrivilegeMissing, $"The role {rights.Role} may not make anything in the schema {schema}, where names without a schema go.")
    {
        Fix = $"If a migration makes something there: grant create on schema {SqlQuoting.Name(schema)} to {SqlQuoting.Name(rights.Role)};",
    };

    static Problem NoDefault(Rights rights) => new(
        Codes.PrivilegeMissing, $"No schema of the search path exists or may be used by the role {rights.Role}: names without a "
            + "schema go nowhere.")
    {
        Fix = $"grant usage, create on schema public to {SqlQuoting.Name(rights.Role)};",
    };
}
