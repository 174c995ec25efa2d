using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.History;
using SQLitePCL;

namespace Slipway.Sqlite;

/// <summary>Commits, and knows afterwards that it is so.</summary>
sealed class Commitment(OpenDatabase database, SqliteConnections connections)
{
    readonly FileIdentity? _file = FileIdentity.Of(connections.Path);

    /// <returns>How many commits of ours the database has seen.</returns>
    public async Task<long> CommitAsync(HistoryWriter writer, TimeSpan wait, CancellationToken cancel)
    {
        database.Cancel = cancel;
        if (FileIdentity.Of(database.Path) != _file)
            throw SqliteErrors.FileReplaced(database.Path).ToException();

        var changes = writer.Seal();
        var newest = NewestRow(database);

        // From here on nothing may interrupt: whether the commit happened must not stay open.
        database.Cancel = CancellationToken.None;
        await EndAsync(wait).ConfigureAwait(false);
        await ConfirmAsync(changes, newest, wait).ConfigureAwait(false);
        return changes;
    }

    async Task EndAsync(TimeSpan wait)
    {
        try
        {
            // With a rollback journal, readers hold a commit up; the transaction stays open meanwhile.
            await Patience.TryAsync(() => database.Run("commit"u8), wait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsBusy)
        {
            throw SqliteErrors.Busy(database.Path).ToException(error);
        }
        catch (EngineException error) when (error.Primary is raw.SQLITE_CONSTRAINT)
        {
            throw new Problem(Codes.CommitRefused, $"SQLite refused to commit: {error.Message} ({error.Name}).")
            {
                State = "Rolled back: nothing of this transaction stands.",
                Fix = "A foreign key that is checked at the commit does not hold. Correct the migration, and run again.",
            }.ToException(error);
        }
    }

    /// <summary>Reads the newest row of the history on another connection: a commit can lie, and a disk too.</summary>
    async Task ConfirmAsync(long changes, string newest, TimeSpan wait)
    {
        var found = false;
        try
        {
            await Patience.TryAsync(() => found = IsThere(changes, newest), wait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            throw Unconfirmed($"it cannot be read: {error.Message} ({error.Name})").ToException(error);
        }
        catch (ProblemException error)
        {
            throw Unconfirmed(error.Problem.Message).ToException(error);
        }

        if (!found)
            throw Unconfirmed("the newest row of the history is not there").ToException();
    }

    bool IsThere(long changes, string newest)
    {
        using var other = connections.Open(CancellationToken.None);
        var seen = OwnTables.Changes(other);

        // Whoever counted further has read ours first.
        return seen > changes || (seen == changes && NewestRow(other) == newest);
    }

    static string NewestRow(OpenDatabase database)
    {
        if (!OwnTables.Find(database).Exist)
            return "";
        using var row = database.Prepare(
            "select sequence, id, checksum, applied_at from slipway_history order by sequence desc limit 1"u8);
        return row.Step() ? $"{row.Int64(0)} {row.Text(1)} {row.Text(2)} {row.Text(3)}" : "";
    }

    Problem Unconfirmed(string why) => new(
        Codes.CommitUnconfirmed,
        $"SQLite said that the commit to '{database.Path}' is done, but another connection does not find it: {why}.")
    {
        State = "It is not known whether the change stands.",
        Fix = "Look at the disk and the system's log. What stands: slipway status",
    };
}
