using System.Collections.Concurrent;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Target;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>A database in which schemas are made, read and changed.</summary>
sealed class SchemaBench : IDisposable
{
    static readonly ConcurrentBag<SchemaBench> Free = [];

    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createrole");
    readonly NpgsqlConnection _connection;
    readonly NpgsqlConnection _eye;
    readonly NpgsqlConnection _reader;
    readonly bool _isShared;

    /// <param name="asSuperuser">Whether statements are run as the superuser: a few kinds of things only that one may make.</param>
    public SchemaBench(bool asSuperuser = false)
        : this(asSuperuser, isShared: false)
    {
    }

    SchemaBench(bool asSuperuser, bool isShared)
    {
        _eye = _database.Cluster.Open(_database.Name);
        _reader = _database.Open();
        _connection = asSuperuser ? _database.Cluster.Open(_database.Name) : _database.Open();
        _isShared = isShared;
    }

    /// <summary>
    /// One for a script that leaves nothing but what its role owns: it is emptied and used again, for to make a database and to get to
    /// know it
    /// takes longer than most scripts.
    /// </summary>
    public static SchemaBench Share() => Free.TryTake(out var bench) ? bench : new SchemaBench(asSuperuser: false, isShared: true);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Runs a script, statement by statement, each in a transaction of its own.</summary>
    public void Run(string script)
    {
        foreach (var statement in SqlScript.Split(script, 1, "case.sql", PostgreSqlDialect.Instance).Required.Statements)
            Execute(statement.Text);
    }

    public void Run(DdlScript script)
    {
        foreach (var statement in script.Statements)
            Execute(statement.Sql);
    }

    /// <summary>Runs a statement that may well be refused, such as a row that a constraint does not let in.</summary>
    public void TryRun(string statement)
    {
        try
        {
            Execute(statement);
        }
        catch (InvalidOperationException)
        {
            // The rows that are let in are enough.
        }
    }

    /// <summary>Takes everything away.</summary>
    public void Empty()
    {
        Execute("drop schema public cascade");
        Execute("create schema public");
    }

    public Task<DatabaseSchema> ReadAsync() =>
        new SchemaReader(new OpenDatabase(_reader, _database.Name), new OwnSchema(OwnSchema.Default)).ReadAsync(Cancel);

    /// <summary>
    /// The rows of each table that two schemas share, each as a text of the columns that they share, that are of the same type and that are
    /// not computed.
    /// </summary>
    public IReadOnlyDictionary<string, string> Rows(DatabaseSchema one, DatabaseSchema other)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in one.Objects.Where(table => table.Kind is ObjectKind.Table && other.Has(table.Id)))
        {
            var columns = one.ChildrenOf(table.Id, ObjectKind.Column)
                .Where(column => other.Find(column.Id) is { } twin && twin["type"] == column["type"]
                    && !twin.Has("generated") && !column.Has("generated"))
                .Select(column => SqlQuoting(column.Name)).Order(StringComparer.Ordinal);
            var name = $"{SqlQuoting(table.Id.Schema)}.{SqlQuoting(table.Name)}";
            var row = $"row({string.Join(", ", columns)})::text";
            rows[table.Id.Path] = Text($"select coalesce(string_agg({row}, E'\\n' order by {row}), '') from only {name}");
        }

        return rows;
    }

    /// <summary>What PostgreSQL's own program says of the schema: an eye that does not pass through Slipway.</summary>
    public string Dump() => _database.Dump();

    public void Dispose()
    {
        if (_isShared && IsEmptied())
        {
            Free.Add(this);
            return;
        }

        _reader.Dispose();
        _connection.Dispose();
        _eye.Dispose();
        _database.Dispose();
    }

    bool IsEmptied()
    {
        try
        {
            Execute("reset role");
            Execute("reset all");
            Execute("drop owned by current_user cascade");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    void Execute(string sql)
    {
        using var batch = new NpgsqlBatch(_connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (PostgresException refused)
        {
            throw new InvalidOperationException($"{refused.SqlState} {refused.MessageText} in:\n{sql}", refused);
        }
    }

    string Text(string query)
    {
        using var command = new NpgsqlCommand(query, _eye);
        return (string)command.ExecuteScalar()!;
    }

    static string SqlQuoting(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
