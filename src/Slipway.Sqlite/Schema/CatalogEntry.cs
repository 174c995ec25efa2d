using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>A row of <c>sqlite_schema</c>.</summary>
/// <param name="Type">What it is: table, index, view, trigger.</param>
/// <param name="Name">Its name as it is spelled.</param>
/// <param name="Table">The table or view that it belongs to; for a table or view, itself.</param>
/// <param name="Sql">The statement that made it.</param>
/// <param name="IsVirtual">Whether it is a table that stores nothing itself.</param>
sealed record CatalogEntry(string Type, string Name, string Table, string Sql, bool IsVirtual)
{
    /// <summary>Which object it is: names are told apart by their folded form, as SQLite does.</summary>
    public ObjectId Id { get; } = new(
        Type switch
        {
            "table" => IsVirtual ? ObjectKind.VirtualTable : ObjectKind.Table,
            "index" => ObjectKind.Index,
            "view" => ObjectKind.View,
            _ => ObjectKind.Trigger,
        },
        "",
        SqlNames.Fold(Name));

    /// <summary>Whether its name says that a virtual table stores something in it, or it belongs to such a table.</summary>
    public bool IsPartOf(CatalogEntry virtualTable) => Type is "table" or "index" && !IsVirtual
        && SqlNames.Fold(Table).StartsWith(virtualTable.Id.Name + "_", StringComparison.Ordinal);
}
