using System.Data;
using Npgsql;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// One open connection. Statements of ours that are put off travel ahead of the next one that is sent, in the same round
/// trip.
/// </summary>
/// <param name="connection">The driver's connection, open.</param>
/// <param name="name">The database as a person names it, without secrets.</param>
sealed class OpenDatabase(NpgsqlConnection connection, string name) : IAsyncDisposable
{
    readonly List<OwnSql> _ahead = [];

    public string Name => name;

    public NpgsqlConnection Connection => connection;

    /// <summary>The process that the server said serves us; behind a pooler it is another one.</summary>
    public int ProcessId => connection.ProcessID;

    /// <summary>Whether the connection is lost.</summary>
    public bool IsLost => !connection.FullState.HasFlag(ConnectionState.Open);

    /// <summary>Puts a statement, which gives no rows, off until the next one is sent.</summary>
    public void PutAhead(OwnSql sql) => _ahead.Add(sql);

    /// <summary>Forgets what was put off.</summary>
    public void ForgetAhead() => _ahead.Clear();

    /// <summary>Sends what was put off, and these statements, in one round trip.</summary>
    public async Task RunAsync(CancellationToken cancel, params IReadOnlyList<OwnSql> statements)
    {
        await using var batch = Batch(statements);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Sends what was put off, then these statements, and reads the answers of these.</summary>
    public async Task<T> ReadAsync<T>(
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancel, params IReadOnlyList<OwnSql> statements)
    {
        var batch = Batch(statements);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var result = await read(reader, cancel).ConfigureAwait(false);
                while (await reader.NextResultAsync(cancel).ConfigureAwait(false))
                {
                    // What nobody reads may still hold an error.
                }

                return result;
            }
        }
    }

    /// <summary>The first column of the first row as a text; <see langword="null"/> when there is none or it is NULL.</summary>
    public Task<string?> TextAsync(OwnSql sql, CancellationToken cancel) => ReadAsync(
        static async (reader, cancel) => await reader.ReadAsync(cancel).ConfigureAwait(false) ? reader.TextOrNull(0) : null,
        cancel,
        sql);

    /// <summary>
    /// Sends what was put off, then these statements, of which the last answers with one text; <see langword="null"/> when
    /// it is NULL.
    /// </summary>
    public async Task<string?> LastTextAsync(CancellationToken cancel, params IReadOnlyList<OwnSql> statements)
    {
        var batch = Batch(statements);
        await using (batch.ConfigureAwait(false))
            return await LastTextAsync(batch, cancel).ConfigureAwait(false);
    }

    /// <summary>Runs a batch whose last statement answers with one text.</summary>
    public static async Task<string?> LastTextAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        var reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            // A statement without rows is passed over by the reader, so the last result is the one with the text.
            string? last;
            do
            {
                var isText = await reader.ReadAsync(cancel).ConfigureAwait(false) && reader.GetFieldType(0) == typeof(string);
                last = isText ? reader.TextOrNull(0) : null;
            }
            while (await reader.NextResultAsync(cancel).ConfigureAwait(false));
            return last;
        }
    }

    /// <summary>Whether the first column of the first row is true; no row is no.</summary>
    public Task<bool> IsTrueAsync(OwnSql sql, CancellationToken cancel) => ReadAsync(
        static async (reader, cancel) => await reader.ReadAsync(cancel).ConfigureAwait(false) && reader.Bool(0),
        cancel,
        sql);

    /// <summary>A batch that begins with what was put off.</summary>
    /// <exception cref="IOException">The connection is lost, and whoever asks has not noticed yet.</exception>
    public NpgsqlBatch Batch(params IReadOnlyList<OwnSql> statements)
    {
        if (IsLost)
            throw new IOException("it had broken before");
        var batch = new NpgsqlBatch(connection);
        foreach (var sql in _ahead)
            batch.BatchCommands.Add(sql.ToCommand());
        _ahead.Clear();
        foreach (var sql in statements)
            batch.BatchCommands.Add(sql.ToCommand());
        return batch;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
