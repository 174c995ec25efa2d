using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>A table as one of two schemas has it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Definition">What its text says; <see langword="null"/> when that is beyond the parser.</param>
sealed record TableVersion(SchemaObject Table, ImmutableArray<SchemaObject> Columns, TableDefinition? Definition)
{
    static readonly string[] RowidNames = ["rowid", "_rowid_", "oid"];

    /// <summary>Its columns' names, folded.</summary>
    public ImmutableArray<string> ColumnIds { get; } = [.. Columns.Select(column => column.Name)];

    /// <summary>Its name as it is spelled.</summary>
    public string Name => Definition?.Name ?? Table.Name;

    /// <summary>The statement that made it.</summary>
    public string Text => Table.Text ?? throw new InvalidOperationException($"Slipway bug: {Table.Id} has no text.");

    /// <summary>The columns that hold values of their own.</summary>
    public IEnumerable<string> Stored => Columns.Where(column => !column.Has(TableObjects.Generated)).Select(column => column.Name);

    /// <summary>A name by which the rowid can be had, beside a column that is it; <see langword="null"/> when there is none.</summary>
    public string? Rowid => Definition is null or { IsWithoutRowid: true }
        ? null
        : RowidNames.FirstOrDefault(name => !ColumnIds.Contains(name));

    public static TableVersion Of(DatabaseSchema schema, ObjectId id)
    {
        var table = schema.Find(id) ?? throw new InvalidOperationException($"Slipway bug: there is no {id}.");
        ImmutableArray<SchemaObject> columns = [.. schema.ChildrenOf(id, ObjectKind.Column)];
        var isOpaque = table.Has(TableObjects.Definition) || table.Text is null;
        var definition = isOpaque ? null : TableParser.Parse(table.Text!, [.. columns.Select(column => column.Name)]);
        return new TableVersion(table, columns, definition);
    }

    /// <summary>The name of a column as it is to be written.</summary>
    public string Written(string column) => SqlNames.Written(Definition?.Find(column)?.Name ?? column);
}
