using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>What a database's objects are, as the statements that make them anew in an empty one.</summary>
/// <param name="Before">What is run before rows come.</param>
/// <param name="After">What is run after all rows have come.</param>
/// <param name="LeftOut">What there is no statement for, a sentence each.</param>
sealed record DatabaseDefinition(ImmutableArray<string> Before, ImmutableArray<string> After, ImmutableArray<string> LeftOut)
{
    /// <summary>Reads it on a connection whose <c>search_path</c> is <c>pg_catalog</c> alone: then all names are qualified.</summary>
    public static async Task<DatabaseDefinition> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var order = await DependencyOrder.ReadAsync(connection, cancel).ConfigureAwait(false);
        var objects = order.Sort(
            await ReadAsync(TypeDefinitions.Types).ConfigureAwait(false),
            await ReadAsync(TypeDefinitions.Functions).ConfigureAwait(false),
            await ReadAsync(TableDefinitions.Tables).ConfigureAwait(false),
            await ReadAsync(TableDefinitions.Views).ConfigureAwait(false));
        var before = ImmutableArray.CreateBuilder<string>();
        // A function may speak of what comes later; the server need not look into it now.
        before.Add("set check_function_bodies = off");
        Add(before, await ReadAsync(TypeDefinitions.Schemas).ConfigureAwait(false));
        Add(before, await ReadAsync(TypeDefinitions.Extensions).ConfigureAwait(false));
        Add(before, await ReadAsync(TypeDefinitions.Sequences).ConfigureAwait(false));
        Add(before, objects.Early);
        foreach (var query in new[] { TableDefinitions.Partitions, TableDefinitions.Defaults, TableDefinitions.Storage })
            Add(before, await ReadAsync(query).ConfigureAwait(false));

        var after = ImmutableArray.CreateBuilder<string>();
        foreach (var query in new[]
        {
            LaterDefinitions.Positions, LaterDefinitions.SequenceOwners, LaterDefinitions.DomainChecks, LaterDefinitions.Constraints,
            LaterDefinitions.Indexes, LaterDefinitions.IndexPartitions, LaterDefinitions.ForeignKeys, LaterDefinitions.Replication,
            LaterDefinitions.Statistics,
        })
            Add(after, await ReadAsync(query).ConfigureAwait(false));
        Add(after, objects.Late);
        foreach (var query in new[] { LaterDefinitions.Rules, LaterDefinitions.Triggers, LaterDefinitions.Firing })
            Add(after, await ReadAsync(query).ConfigureAwait(false));
        after.AddRange(await order.RefreshesAsync(connection, cancel).ConfigureAwait(false));
        foreach (var query in new[]
        {
            LaterDefinitions.Policies, OwnershipDefinitions.Comments, OwnershipDefinitions.Owners, OwnershipDefinitions.Rights,
            OwnershipDefinitions.ColumnRights,
        })
            Add(after, await ReadAsync(query).ConfigureAwait(false));
        return new DatabaseDefinition(
            before.ToImmutable(), after.ToImmutable(), await LeftOutAsync(connection, cancel).ConfigureAwait(false));

        Task<List<Definition>> ReadAsync(string query) => DefinitionsAsync(connection, query, cancel);
    }

    static async Task<List<Definition>> DefinitionsAsync(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(text, connection);
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return await rows.RowsAsync(
                static row => new Definition(new CatalogObject(row.Long(0), row.Long(1)), row.Text(2)), cancel).ConfigureAwait(false);
        }
    }

    static async Task<ImmutableArray<string>> LeftOutAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(Leavings.Query, connection);
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return [.. await rows.RowsAsync(Sentence, cancel).ConfigureAwait(false)];
    }

    static string Sentence(NpgsqlDataReader row)
    {
        var more = row.Long(1) - 1;
        return $"The backup does not hold the {row.Text(0)} {row.Text(2)}"
            + (more == 0 ? "." : $", nor {more.ToString(CultureInfo.InvariantCulture)} more of the kind.");
    }

    static void Add(ImmutableArray<string>.Builder statements, IEnumerable<Definition> definitions) =>
        statements.AddRange(definitions.Select(definition => definition.Statement));
}
