using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>
/// Statements that run outside of transactions; and, after a run was interrupted in one, what the catalogue says of whether
/// it took effect: the one list of what can be known.
/// </summary>
sealed class OutsideStatements(OpenDatabase database, StatementRunner runner, SessionSettings settings)
{
    readonly IndexBuild _indexes = new(database, runner);

    public Task<StatementResult> RunAsync(SqlStatement statement, CancellationToken cancel) =>
        AttemptAsync(() => RunAloneAsync(statement, cancel), cancel);

    async Task<StatementResult> RunAloneAsync(SqlStatement statement, CancellationToken cancel)
    {
        // Alone in its message: together with another statement it would be in a transaction.
        await database.RunAsync(cancel).ConfigureAwait(false);
        if (settings.IsLocal)
            await RequireNoTimeoutsAsync(cancel).ConfigureAwait(false);
        if (ConcurrentIndex.Of(statement.Text) is { } index)
            return await _indexes.RunAsync(index, statement, cancel).ConfigureAwait(false);
        try
        {
            return new StatementResult.Ran(await runner.RunAsync(statement, database.ProcessId, attempt: 1, cancel).ConfigureAwait(false));
        }
        catch (StatementFailedException) when (!database.IsLost && IsReindex(statement.Text))
        {
            await DropReindexLeftoversAsync(cancel).ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc cref="ITargetSession.RecoverAsync"/>
    public Task<bool?> RecoverAsync(SqlStatement statement, CancellationToken cancel) =>
        AttemptAsync(() => RecoverAsync(statement.Text, cancel), cancel);

    async Task<bool?> RecoverAsync(string text, CancellationToken cancel)
    {
        await database.RunAsync(cancel).ConfigureAwait(false);
        if (ConcurrentIndex.Of(text) is { } index)
            return await _indexes.RecoverAsync(index, cancel).ConfigureAwait(false);
        if (IsReindex(text))
        {
            await DropReindexLeftoversAsync(cancel).ConfigureAwait(false);
            return false;
        }

        var words = new StatementWords(text);
        if (words.Skip("alter"))
            return await OfAlterAsync(text, cancel).ConfigureAwait(false);
        var isDrop = words.Skip("drop");
        return (isDrop || words.Skip("create")) && Existence(words) is { } exists
            ? await database.IsTrueAsync(exists, cancel).ConfigureAwait(false) != isDrop
            : null;
    }

    /// <summary>The query that tells whether what the statement makes or drops is there.</summary>
    static OwnSql? Existence(StatementWords words)
    {
        var query = words.Skip("index") ? (words.Skip("concurrently") ? "select pg_catalog.to_regclass($1) is not null" : null)
            : words.Skip("database") ? Named("pg_database", "datname")
            : words.Skip("tablespace") ? Named("pg_tablespace", "spcname")
            : words.Skip("subscription") ? Named("pg_subscription", "subname")
            : null;
        if (words.Skip("if"))
        {
            words.Skip("not");
            words.Skip("exists");
        }

        return query is null ? null : new OwnSql(query, words.Name());
    }

    static string Named(string catalogue, string column) =>
        $"select exists (select from pg_catalog.{catalogue} where {column} = (pg_catalog.parse_ident($1))[1])";

    async Task<bool?> OfAlterAsync(string text, CancellationToken cancel)
    {
        if (EnumValue.Of(text) is { } value)
            return await database.IsTrueAsync(value.Exists, cancel).ConfigureAwait(false);
        if (DetachedPartition.Of(text) is not { } detach)
            return null;
        switch (await database.TextAsync(detach.State, cancel).ConfigureAwait(false))
        {
            case null:
                return true;
            case "pending":
                await database.RunAsync(cancel, detach.Finalize).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    static bool IsReindex(string text) => new StatementWords(text).Skip("reindex");

    /// <summary>An interrupted REINDEX CONCURRENTLY leaves its half-built copies, or the old ones, by names that end so.</summary>
    async Task DropReindexLeftoversAsync(CancellationToken cancel)
    {
        var left = await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel),
            cancel,
            new OwnSql(
                """
                select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
                from pg_catalog.pg_index i
                join pg_catalog.pg_class c on c.oid = i.indexrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$' and n.nspname <> 'pg_toast'
                  and not exists (select from pg_catalog.pg_stat_progress_create_index p where p.relid = i.indrelid
                    and p.pid <> pg_catalog.pg_backend_pid())
                """)).ConfigureAwait(false);
        foreach (var index in left)
            await database.RunAsync(cancel, new OwnSql($"drop index concurrently if exists {index}")).ConfigureAwait(false);
    }

    /// <summary>Behind a pooler nothing can be set for a statement outside of a transaction: what the role has is what counts.</summary>
    async Task RequireNoTimeoutsAsync(CancellationToken cancel)
    {
        var limits = await database.TextAsync(
            new OwnSql(
                """
                select pg_catalog.string_agg(name || ' = ' || setting || 'ms', ', ') from pg_catalog.pg_settings
                where name in ('statement_timeout', 'lock_timeout') and setting <> '0'
                """), cancel).ConfigureAwait(false);
        if (limits is not null)
            throw NeedsDirect(limits).ToException();
    }

    async Task<T> AttemptAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, database, cancel);
        }
    }

    Problem NeedsDirect(string limits) => new(
        Codes.NeedsDirectConnection,
        $"The role's {limits} would break this statement off on {database.Name}, and behind a pooler it cannot be set aside.")
    {
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\" (a --url wins over both).",
    };
}
