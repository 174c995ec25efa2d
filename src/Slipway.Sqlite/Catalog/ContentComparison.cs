using Slipway.Effects;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Catalog;

/// <summary>Compares what two databases hold, whatever pages they keep it in.</summary>
static class ContentComparison
{
    /// <summary>Whether they have the same schema and the same rows, Slipway's own included.</summary>
    public static bool AreEqual(OpenDatabase one, OpenDatabase other) =>
        StateReader.Schema(one).SequenceEqual(StateReader.Schema(other), StringComparer.Ordinal)
        && StateReader.AllTables(one).TrueForAll(table => AreEqual(Stored(one, table), Stored(other, table)));

    static bool AreEqual(TableState one, TableState other) =>
        one.Rows == other.Rows && one.Columns.SequenceEqual(other.Columns);

    /// <summary>Without generated columns: they follow from the others, and may need a function of the application.</summary>
    static TableState Stored(OpenDatabase database, string table)
    {
        var columns = new List<ColumnState>();
        using (var row = database.Prepare("select name from pragma_table_xinfo(?1) where hidden = 0 order by cid"u8))
        {
            row.Bind(1, table);
            while (row.Step())
                columns.Add(new ColumnState(row.Text(0), ""));
        }

        return Fingerprints.Of(database, table, columns);
    }
}
