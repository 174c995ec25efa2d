using Slipway.Sql;

namespace Slipway.Tests.Sql;

/// <summary>Dialects for tests of the core, which knows no engine.</summary>
static class TestDialect
{
    /// <summary>Quotes, comments and bodies as SQLite has them; that SQLite agrees is tested where SQLite is.</summary>
    public static SqlDialect Sqlite { get; } = new()
    {
        Name = "sqlite",
        BracketIdentifiers = true,
        TriggerBodies = true,
        NatureOf = NatureOf,
    };

    /// <summary>Quotes and comments as the standard has them.</summary>
    public static SqlDialect Standard { get; } = new() { Name = "standard", NestedComments = true, NatureOf = NatureOf };

    /// <summary>Everything that PostgreSQL has; that a server agrees is tested where the server is.</summary>
    public static SqlDialect Rich { get; } = new()
    {
        Name = "rich",
        NestedComments = true,
        DollarQuotes = true,
        EscapeStrings = true,
        RoutineBodies = true,
        CopyRows = true,
        NatureOf = NatureOf,
    };

    static StatementNature NatureOf(SqlStatement statement) =>
        statement.Text.Split(' ', ';', '\n')[0].ToLowerInvariant() is "begin" or "start" or "commit" or "end" or "rollback" or "savepoint"
            ? StatementNature.TransactionControl
            : StatementNature.Transactional;
}
