using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Locks;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>Runs a migration's statements: each in a message of its own, so that an error is that statement's.</summary>
sealed class StatementRunner(OpenDatabase database, BlockWatch watch)
{
    /// <summary>Runs one.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="processId">The server process that runs it.</param>
    /// <param name="attempt">Which attempt at its transaction this is, from 1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The rows that it changed.</returns>
    /// <exception cref="StatementFailedException">PostgreSQL refused it.</exception>
    public Task<long> RunAsync(SqlStatement statement, int processId, int attempt, CancellationToken cancel) => AttemptAsync(
        statement,
        attempt,
        async command => statement.Data is { } rows
            ? await watch.DuringAsync(processId, stop => CopyAsync(statement.Text, rows, stop), cancel).ConfigureAwait(false)
            : await watch.DuringAsync(processId, stop => ExecuteAsync(command, stop), cancel).ConfigureAwait(false),
        cancel);

    /// <summary>Runs a verifying query.</summary>
    /// <returns>Whether it gives rows, and the first column of each is true or 1.</returns>
    public Task<bool> AskAsync(SqlStatement query, int processId, int attempt, CancellationToken cancel) => AttemptAsync(
        query, attempt, command => watch.DuringAsync(processId, stop => AskAsync(command, stop), cancel), cancel);

    async Task<T> AttemptAsync<T>(SqlStatement statement, int attempt, Func<NpgsqlBatchCommand, Task<T>> run, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var command = new NpgsqlBatchCommand(statement.Text);
        try
        {
            return await run(command).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState))
        {
            if (cancel.IsCancellationRequested && refused.SqlState is SqlStates.QueryCanceled)
                throw new OperationCanceledException("Stopped.", refused, cancel);
            if (statement.Data is null && !ReferenceEquals(refused.BatchCommand, command))
                throw PostgreSqlErrors.Of(refused, database, cancel);
            throw StatementFailure.Of(refused, statement.Text, attempt, watch.Blockers);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, database, cancel);
        }
    }

    async Task<long> ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancel)
    {
        await using var batch = database.Batch();
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        return Math.Max(0, command.RecordsAffected);
    }

    async Task<bool> AskAsync(NpgsqlBatchCommand command, CancellationToken cancel)
    {
        var batch = database.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(command);
            var reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = 0;
                var hold = true;
                for (; await reader.ReadAsync(cancel).ConfigureAwait(false); rows++)
                    hold &= IsTrue(reader);
                return rows > 0 && hold;
            }
        }
    }

    static bool IsTrue(NpgsqlDataReader row) => row.FieldCount > 0 && !row.IsDBNull(0) && row.GetDataTypeName(0) switch
    {
        "boolean" or "bool" => row.GetBoolean(0),
        "smallint" or "int2" => row.GetInt16(0) == 1,
        "integer" or "int4" => row.GetInt32(0) == 1,
        "bigint" or "int8" => row.GetInt64(0) == 1,
        "numeric" => row.GetDecimal(0) == 1,
        "text" => row.GetString(0) is "1" or "t" or "true",
        _ => false,
    };

    /// <summary>Sends the rows behind a COPY … FROM STDIN by the COPY protocol, piece by piece.</summary>
    async Task<long> CopyAsync(string copy, CopyRows rows, CancellationToken cancel)
    {
        await database.RunAsync(cancel).ConfigureAwait(false);
        var writer = await database.Connection.BeginTextImportAsync(copy, cancel).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            try
            {
                foreach (var piece in rows.Read())
                    await writer.WriteAsync(piece, cancel).ConfigureAwait(false);
            }
            catch when (!database.IsLost)
            {
                // Closed, it would be finished: with the rows that had come, as though they were all.
                await writer.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        return 0;
    }

    /// <summary>How long one statement may take, in PostgreSQL's unit.</summary>
    public static string Milliseconds(TimeSpan limit) =>
        Math.Max(1, (long)limit.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
