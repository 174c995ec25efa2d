using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// Reads schemas from whatever there is: a database as it is, and everything else by filling a throw-away database with it and reading
/// that, so that the engine itself says what a text means.
/// </summary>
/// <param name="origin">The database that the throw-away ones are made like; it need not be there.</param>
/// <param name="run">Who runs.</param>
public sealed class SchemaShadows(ITarget origin, RunIdentity run)
{
    /// <summary>What of every schema that is read is left out; nothing by default.</summary>
    public IgnorePatterns Ignored { get; init; } = IgnorePatterns.None;

    /// <summary>Reads the schema of a database as it is.</summary>
    public async Task<DatabaseSchema> ReadAsync(ITarget database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Ignored.Apply(await database.ReadSchemaAsync(cancel).ConfigureAwait(false));
    }

    /// <summary>Reads the schema of a source.</summary>
    /// <returns>The schema; or why the source makes none.</returns>
    public async Task<Outcome<DatabaseSchema>> ReadAsync(SchemaSource source, CancellationToken cancel)
    {
        if (source is SchemaSource.Live live)
            return await ReadAsync(live.Target, cancel).ConfigureAwait(false);
        var filled = await FillAsync(source, ShadowDigest.Of(source), cancel).ConfigureAwait(false);
        if (!filled.Succeeded)
            return filled.Problems;
        var shadow = filled.Value;
        await using (shadow.ConfigureAwait(false))
        {
            var schema = await ReadAsync(shadow.Target, cancel).ConfigureAwait(false);
            await shadow.KeepAsync(cancel).ConfigureAwait(false);
            return schema;
        }
    }

    /// <summary>Fills a throw-away database that is the caller's own, to do with it whatever there is to be tried.</summary>
    /// <returns>The database, which the caller disposes; or why the source fills none.</returns>
    public Task<Outcome<FilledShadow>> FillAsync(SchemaSource source, CancellationToken cancel) => FillAsync(source, key: null, cancel);

    /// <summary>Works on a connection to a throw-away database.</summary>
    public async Task<T> WorkAsync<T>(ITarget shadow, Func<ITargetSession, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shadow);
        ArgumentNullException.ThrowIfNull(work);
        var attempt = await shadow.TryLockAsync(run, cancel).ConfigureAwait(false);
        if (attempt is not LockAttempt.Held { Session: var session })
            throw new InvalidOperationException("Slipway bug: somebody else works in our throw-away database.");
        await using (session.ConfigureAwait(false))
            return await work(session).ConfigureAwait(false);
    }

    async Task<Outcome<FilledShadow>> FillAsync(SchemaSource source, ShadowKey? key, CancellationToken cancel)
    {
        var filling = FillingOf(source);
        if (!filling.Succeeded)
            return filling.Problems;
        var shadow = await origin.OpenShadowAsync(key, cancel).ConfigureAwait(false);
        try
        {
            var problem = shadow.IsFilled
                ? null
                : await WorkAsync(shadow.Target, session => filling.Value(session, cancel), cancel).ConfigureAwait(false);
            if (problem is null)
                return new FilledShadow(shadow);
            await shadow.DisposeAsync().ConfigureAwait(false);
            return problem;
        }
        catch
        {
            await shadow.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What fills a database; found before there is one.</summary>
    Outcome<Func<ITargetSession, CancellationToken, Task<Problem?>>> FillingOf(SchemaSource source)
    {
        var target = origin.Description;
        switch (source)
        {
            case SchemaSource.Migrations { Graph: var graph }:
                return Replaying(MigrationReplay.Up(graph, target.Dialect));
            case SchemaSource.Applied { History: var history, Graph: var graph }:
                return Replaying(MigrationReplay.Again(history, graph, target.Dialect));
            case SchemaSource.Definitions { Texts: var texts }:
                var scripts = DefinitionScript.Split(texts.All, target.Dialect);
                if (!scripts.Succeeded)
                    return scripts.Problems;
                return (Func<ITargetSession, CancellationToken, Task<Problem?>>)(
                    (session, cancel) => new DefinitionLoader(session, target).LoadAsync(scripts.Value, cancel));
            default:
                throw new InvalidOperationException("Slipway bug: a live database fills no other.");
        }
    }

    static Outcome<Func<ITargetSession, CancellationToken, Task<Problem?>>> Replaying(Outcome<ReplaySteps> steps) => steps.Succeeded
        ? (Func<ITargetSession, CancellationToken, Task<Problem?>>)(
            (session, cancel) => new MigrationReplay(session).RunAsync(steps.Value, cancel))
        : steps.Problems;
}
