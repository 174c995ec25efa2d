using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Tests.Target;

/// <summary>A transaction is a copy of the content that replaces it at the commit. The lock lives as long as the session.</summary>
sealed class MemorySession(MemoryDatabase database, RunIdentity run) : ITargetSession
{
    int _changes = database.Content.Changes;
    readonly HashSet<string> _fresh = [];
    MemoryContent? _open;
    bool _isSet;

    MemoryContent Content => _open ?? database.Content;

    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) =>
        Task.FromResult(Content.Read(detail));

    public Task BeginAsync(TransactionRequest request, CancellationToken cancel)
    {
        if (_open is not null)
            throw new InvalidOperationException("Slipway bug: a transaction is open already.");
        if (database.Content.Changes != _changes)
            throw new Problem(Codes.LockLost, "Another run has changed the history in between.").ToException();
        _open = database.Content;
        return Task.CompletedTask;
    }

    public Task<StatementResult> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var content = Content;
        StatementResult result = new StatementResult.Ran(0);
        switch (statement.Text.Split(' '))
        {
            case ["create", "table", var table] when content.Tables.ContainsKey(table):
                return Task.FromResult<StatementResult>(new StatementResult.AlreadyThere(table));
            case ["create", "table", var table]:
                content = content with { Tables = content.Tables.Add(table, 0) };
                break;
            case ["drop", "table", var table] when content.Tables.ContainsKey(table):
                content = content with { Tables = content.Tables.Remove(table) };
                break;
            case ["add", "row", var table] when content.Tables.TryGetValue(table, out var rows):
                content = content with { Tables = content.Tables.SetItem(table, rows + 1) };
                result = new StatementResult.Ran(1);
                break;
            case ["add", "value", var value]:
                _fresh.Add(value);
                break;
            case ["use", "value", var value] when !_fresh.Contains(value):
            case ["need", "set"] when _isSet:
                break;
            case ["set"]:
                _isSet = true;
                break;
            case ["vacuum"] or ["once"] when _open is null:
            case ["once", var table] when _open is null && content.Tables.ContainsKey(table):
                break;
            default:
                throw new StatementFailedException($"cannot run: {statement.Text}", "MEMORY_REFUSED", 0);
        }

        Put(content);
        return Task.FromResult(result);
    }

    public Task<bool> AskAsync(SqlStatement query, CancellationToken cancel) => query.Text.Split(' ') switch
    {
        [var table, "has", var rows] => Task.FromResult(Content.Tables.GetValueOrDefault(table, -1) == long.Parse(rows)),
        _ => throw new StatementFailedException($"no query: {query.Text}", "MEMORY_REFUSED", 0),
    };

    public Task<DatabaseState> ObserveAsync(ObservationDetail detail, CancellationToken cancel) =>
        Task.FromResult(Content.State);

    public Task RecordAsync(HistoryChange change, CancellationToken cancel)
    {
        Put(Content.With(change, run, database.Clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancel)
    {
        _fresh.Clear();
        database.Content = _open ?? throw new InvalidOperationException("Slipway bug: there is no transaction to commit.");
        _changes = _open.Changes;
        _open = null;
        return Task.CompletedTask;
    }

    public Task RollbackAsync()
    {
        _open = null;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _open = null;
        database.Release();
        return ValueTask.CompletedTask;
    }

    void Put(MemoryContent content)
    {
        if (_open is not null)
            _open = content;
        else
            (database.Content, _changes) = (content, content.Changes);
    }
}
