using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>Plays a copy in Slipway's own format into an empty database.</summary>
sealed class LogicalRestore(OpenDatabase database)
{
    const int StatementsAtOnce = 50;

    /// <summary>What a copy's text depends on.</summary>
    static readonly OwnSql[] Settings =
    [
        new("set statement_timeout = 0"), new("set lock_timeout = 0"), new("set idle_in_transaction_session_timeout = 0"),
        new("set row_security = off"), new("set search_path = pg_catalog"), new("set datestyle = iso"), new("set intervalstyle = postgres"),
        new("set client_encoding = 'UTF8'"), new("set standard_conforming_strings = on"), new("set client_min_messages = warning"),
        new("set xmloption = content"),
    ];

    readonly List<OwnSql> _waiting = [];

    public async Task RunAsync(string path, int tables, IProgress<double>? progress, CancellationToken cancel)
    {
        await database.RunAsync(cancel, Settings).ConfigureAwait(false);
        Stream? rows = null;
        StreamWriter? import = null;
        var done = 0;
        try
        {
            await foreach (var part in LogicalFile.ReadAsync(path, cancel).ConfigureAwait(false))
            {
                switch (part.Kind)
                {
                    case 'S' or 'A':
                        _waiting.Add(new OwnSql(part.Text));
                        if (_waiting.Count >= StatementsAtOnce)
                            await SendAsync(cancel).ConfigureAwait(false);
                        break;
                    case 'T':
                        await SendAsync(cancel).ConfigureAwait(false);
                        import = (StreamWriter)await database.Connection.BeginTextImportAsync(part.Text.TrimEnd(';'),
                            cancel).ConfigureAwait(false);
                        rows = import.BaseStream;
                        break;
                    case 'R':
                        await rows!.WriteAsync(part.Content, cancel).ConfigureAwait(false);
                        break;
                    case 'E':
                        var whole = import!;
                        // From here on it has ended, even where that fails: there is nothing left to cancel.
                        import = null;
                        await whole.DisposeAsync().ConfigureAwait(false);
                        progress?.Report((double)++done / Math.Max(tables, done));
                        break;
                }
            }

            await SendAsync(cancel).ConfigureAwait(false);
        }
        catch (InvalidDataException failure)
        {
            throw CopyProblems.Damaged(path, failure.Message).ToException(failure);
        }
        catch (PostgresException refused)
        {
            throw RestoreProblems.NotFilled(path, PostgreSqlErrors.Words(refused)).ToException(refused);
        }
        finally
        {
            if (import is NpgsqlCopyTextWriter unfinished)
                await unfinished.CancelAsync().ConfigureAwait(false);
        }
    }

    async Task SendAsync(CancellationToken cancel)
    {
        if (_waiting.Count == 0)
            return;
        // What a batch holds is one transaction: what must not be in one with others is not among these statements.
        await database.RunAsync(cancel, [.. _waiting]).ConfigureAwait(false);
        _waiting.Clear();
    }
}
