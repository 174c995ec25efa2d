using Slipway.Target;

namespace Slipway.Conformance;

/// <summary>What the suites need of an engine: one new, empty database, and its words for a few statements.</summary>
public interface ITestedEngine : IAsyncDisposable
{
    /// <summary>Another target for the same database, as another process would have.</summary>
    ITarget Open();

    /// <summary>The table as the engine names it to people.</summary>
    string NameOf(string table) => table;

    /// <summary>A statement that makes a table with one column.</summary>
    string CreateTable(string table);

    /// <summary>A statement that adds one row.</summary>
    string AddRow(string table);

    /// <summary>A query that is true when the table has that many rows.</summary>
    string HasRows(string table, int rows);

    /// <summary>A statement that the engine refuses.</summary>
    string Refused { get; }
}
