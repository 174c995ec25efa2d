using Slipway.Testing.PostgreSql;

namespace Slipway.Examples.Deployed;

/// <summary>What a PostgreSQL server's catalog says of a schema, in its own words.</summary>
static class PostgreSqlSchema
{
    public static IReadOnlyList<string> Tables(PostgreSqlDatabase database) => database.Rows(
        "select tablename from pg_tables where schemaname = 'public' order by 1");

    /// <summary>A column a line, in the table's order: <c>name type [not null] [default x]</c>.</summary>
    public static string Columns(PostgreSqlDatabase database, string table) => string.Join('\n', database.Rows(
        $"""
        select attname || ' ' || format_type(atttypid, atttypmod)
            || case when attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = 'public.{table}'::regclass and attnum > 0 and not attisdropped order by attnum
        """));

    /// <summary>Every constraint of a kind: <c>table: definition</c>.</summary>
    /// <param name="database">The database.</param>
    /// <param name="kind"><c>p</c> primary key, <c>u</c> unique, <c>f</c> foreign key, <c>c</c> check.</param>
    public static IReadOnlyList<string> Constraints(PostgreSqlDatabase database, char kind) => database.Rows(
        $"""
        select conrelid::regclass || ': ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and contype = '{kind}' order by 1
        """);

    /// <summary>Every index that is no constraint's: <c>table: name(columns)</c>.</summary>
    public static IReadOnlyList<string> Indexes(PostgreSqlDatabase database) => database.Rows(
        """
        select indrelid::regclass || ': ' || case when indisunique then 'unique ' else '' end || indexrelid::regclass
            || substring(pg_get_indexdef(indexrelid) from '\(.*')
        from pg_index join pg_class on pg_class.oid = indexrelid
        where relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u')) order by 1
        """);
}
