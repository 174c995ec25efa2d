using System.Globalization;
using Npgsql;

namespace Slipway.Testing.PostgreSql;

/// <summary>A database on a cluster of the tests, seen and changed by the driver alone: the tests' eye that does not pass
/// through Slipway.</summary>
public sealed class PostgreSqlDatabase(PostgreSqlCluster cluster, string name, string password) : IDisposable
{
    public PostgreSqlCluster Cluster { get; } = cluster;

    /// <summary>The database's name, and that of the role that owns it.</summary>
    public string Name { get; } = name;

    public string Password { get; } = password;

    /// <summary>The database as its owner, who is no superuser, reaches it.</summary>
    public string Url => UrlAt(Cluster.Port);

    /// <summary>The database as the superuser reaches it.</summary>
    public string SuperUrl => $"postgresql://postgres:{PostgreSqlCluster.SuperPassword}@127.0.0.1:{Cluster.Port}/{Name}";

    /// <summary>The database as its owner reaches it through something that stands in between.</summary>
    public string UrlAt(int port) => $"postgresql://{Name}:{Password}@127.0.0.1:{port}/{Name}";

    /// <summary>The same as <see cref="Url"/>, in the driver's words.</summary>
    public string ConnectionStringAt(int port) =>
        $"Host=127.0.0.1;Port={port};Username={Name};Password={Password};Database={Name};Pooling=false";

    /// <summary>Opens a connection of the owner, over TCP.</summary>
    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionStringAt(Cluster.Port));
        connection.Open();
        return connection;
    }

    /// <summary>Runs statements as the owner.</summary>
    public void Run(string sql)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Runs a script as the owner through psql, in one transaction: the driver cuts statements by itself, and does not know each
    /// kind of them.
    /// </summary>
    public void Script(string sql) => PostgresUser.Run(
        $"{PostgreSqlCluster.Programs}/psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-h", Cluster.Folder, "-p", $"{Cluster.Port}", "-U",
            Name, "-d", Name,
        "-c", sql);

    public long Count(string table) => Convert.ToInt64(Single($"select count(*) from {table}"), CultureInfo.InvariantCulture);

    public object? Single(string query)
    {
        using var connection = Cluster.Open(Name);
        using var command = new NpgsqlCommand(query, connection);
        return command.ExecuteScalar();
    }

    /// <summary>The rows of a query, a line each, values separated by <c>|</c>. It sees everything: the superuser asks.</summary>
    public IReadOnlyList<string> Rows(string query)
    {
        using var connection = Cluster.Open(Name);
        using var command = new NpgsqlCommand(query, connection) { AllResultTypesAreUnknown = true };
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => Text(reader.GetValue(index)))));
        return rows;
    }

    /// <summary>The ids in Slipway's history, in order; none when there is no history yet.</summary>
    public IReadOnlyList<string> Applied() =>
        Rows("select to_regclass('slipway.slipway_history') is null") is ["t"]
            ? []
            : Rows("select id from slipway.slipway_history order by sequence");

    /// <summary>Schema and rows of everything but Slipway's own schema, as pg_dump writes them: equal dumps are equal databases.</summary>
    public string Dump()
    {
        var text = PostgresUser.Run(
            $"{PostgreSqlCluster.Programs}/pg_dump", "-h", Cluster.Folder, "-p", $"{Cluster.Port}", "-U", "postgres", "-d", Name,
            "--exclude-schema=slipway");
        // Newer versions guard each dump with a random key.
        return string.Join('\n', text.Split('\n').Where(
            line => !line.StartsWith("\\restrict ", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict ",
                StringComparison.Ordinal)));
    }

    /// <summary>Ends everybody's connection to this database, as an administrator would.</summary>
    public void Terminate() => Cluster.Run(
        $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");

    /// <summary>Drops the database, whoever uses it, whatever else its owner owns, and the owner.</summary>
    public void Dispose()
    {
        List<string> owned = [];
        using (var connection = Cluster.Open())
        using (var command = new NpgsqlCommand(
            $"select quote_ident(datname) from pg_database where datname = '{Name}' or pg_get_userbyid(datdba) = '{Name}'", connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                owned.Add(reader.GetString(0));
        }

        foreach (var database in owned)
            Cluster.Run($"drop database {database} with (force)");
        Cluster.Run($"drop role {Name}");
    }

    static string Text(object value) => value is DBNull ? "NULL" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
