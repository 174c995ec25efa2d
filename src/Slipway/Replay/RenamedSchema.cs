using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// A schema in which things get other names. They get them in a throw-away database, so that the engine itself rewrites what speaks of
/// them; then it is read again.
/// </summary>
/// <param name="shadows">How throw-away databases are filled.</param>
/// <param name="source">What the schema was read from.</param>
/// <param name="schema">The schema as it was read.</param>
/// <param name="writer">The engine's SQL.</param>
public sealed class RenamedSchema(SchemaShadows shadows, SchemaSource source, DatabaseSchema schema, IDdlWriter writer) : IAsyncDisposable
{
    readonly List<DdlStatement> _forward = [];
    readonly List<DdlStatement> _backward = [];
    FilledShadow? _shadow;

    /// <summary>The schema with the new names.</summary>
    public DatabaseSchema Schema { get; private set; } = schema;

    /// <summary>The statements that give the new names, in order.</summary>
    public ImmutableArray<DdlStatement> Forward => [.. _forward];

    /// <summary>The statements that give the old names back, in order.</summary>
    public ImmutableArray<DdlStatement> Backward => [.. Enumerable.Reverse(_backward)];

    /// <summary>Gives a thing another name.</summary>
    /// <returns>Why it cannot have it; <see langword="null"/> when it has.</returns>
    public async Task<Problem?> RenameAsync(ObjectId one, string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (_shadow is null)
        {
            var filled = await FillAsync(cancel).ConfigureAwait(false);
            if (!filled.Succeeded)
                return filled.Problems[0];
            _shadow = filled.Value;
        }

        var renamed = one with { Name = name };
        var statement = new DdlStatement(writer.Rename(one, name, Schema.DefaultNamespace), one);
        var refused = await shadows.WorkAsync(_shadow.Target, session => RunAsync(session, statement, cancel), cancel)
            .ConfigureAwait(false);
        if (refused is not null)
            return refused;
        _forward.Add(statement);
        _backward.Add(new DdlStatement(writer.Rename(renamed, one.Name, Schema.DefaultNamespace), renamed));
        Schema = await shadows.ReadAsync(_shadow.Target, cancel).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _shadow?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A live database is not touched: its schema is written down, and so copied.</summary>
    async Task<Outcome<FilledShadow>> FillAsync(CancellationToken cancel)
    {
        if (source is not SchemaSource.Live)
            return await shadows.FillAsync(source, cancel).ConfigureAwait(false);
        var empty = DatabaseSchema.Empty with { DefaultNamespace = Schema.DefaultNamespace };
        var script = writer.Write(SchemaDiff.Between(empty, Schema), DdlOptions.Default);
        if (!script.Succeeded)
            return script.Problems;
        var text = string.Concat(script.Value.Statements.Select(statement => $"{statement.Sql}\n;\n"));
        var copy = new SchemaSource.Definitions(new DefinitionTexts([new DefinitionText("the database's schema", text)]));
        return await shadows.FillAsync(copy, cancel).ConfigureAwait(false);
    }

    static async Task<Problem?> RunAsync(ITargetSession session, DdlStatement statement, CancellationToken cancel)
    {
        try
        {
            await session.ExecuteAsync(new SqlStatement(statement.Sql, 0, 1, 1), cancel).ConfigureAwait(false);
            return null;
        }
        catch (StatementFailedException failure)
        {
            return new Problem(Codes.RenameUnusable, $"{statement.Object} cannot be renamed: {failure.Message} ({failure.EngineCode})")
            {
                State = "Nothing was changed: this was tried in a throw-away database.",
                Fix = failure.Advice,
            };
        }
    }
}
