using Microsoft.Data.Sqlite;
using Slipway.Conformance;
using Slipway.Target;

namespace Slipway.Sqlite.Tests;

/// <summary>What SQLite's own tests share: a file, and an eye on it that does not pass through Slipway.</summary>
public abstract class SqliteSuite : TargetSuite
{
    protected SqliteSuite()
        : base(new SqliteEngine()) => _ = Target;

    protected string Path => ((SqliteEngine)Engine).Path;

    /// <summary>Targets that make nothing.</summary>
    protected SqliteTarget Existing() =>
        new(new SqliteLocation(Path), new SqliteOptions { BusyWait = TimeSpan.FromSeconds(5) });

    protected SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=10");
        connection.Open();
        return connection;
    }

    protected void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    protected static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected object? Single(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }

    /// <summary>A session in which a transaction is open.</summary>
    protected async Task<ITargetSession> BegunAsync(TransactionRequest? request = null)
    {
        var session = await LockAsync(Target);
        await session.BeginAsync(request ?? new TransactionRequest(), Cancel);
        return session;
    }

    protected static Task<StatementResult> RunAsync(ITargetSession session, string sql) =>
        session.ExecuteAsync(Sql(sql), Cancel);

    protected static Task<StatementFailedException> FailsAsync(ITargetSession session, string sql) =>
        Xunit.Assert.ThrowsAsync<StatementFailedException>(() => RunAsync(session, sql));
}
