using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>What a statement that makes a table says.</summary>
/// <param name="Name">The table's name as it is spelled.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Constraints">The constraints, wherever they stand.</param>
sealed record TableDefinition(string Name, ImmutableArray<ColumnDefinition> Columns, ImmutableArray<ConstraintDefinition> Constraints)
{
    public bool IsStrict { get; init; }

    public bool IsWithoutRowid { get; init; }

    /// <summary>What double quotes can name in the table's expressions.</summary>
    public required NameScope Scope { get; init; }

    /// <summary>The column that is the rowid under another name; <see langword="null"/> when none is.</summary>
    public ColumnDefinition? RowidAlias
    {
        get
        {
            if (IsWithoutRowid || Constraints.FirstOrDefault(one => one.Kind is ObjectKind.PrimaryKey) is not { Columns: [var only] } key)
                return null;
            return key.IsInlineDescending ? null : Columns.FirstOrDefault(column => column.Id == only && column.Type == "integer");
        }
    }

    public ColumnDefinition? Find(string id) => Columns.FirstOrDefault(column => column.Id == id);
}
