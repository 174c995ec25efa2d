namespace Slipway.PostgreSql.Statements;

/// <summary><c>CREATE INDEX CONCURRENTLY</c>, taken apart.</summary>
/// <param name="IsUnique">Whether it says UNIQUE.</param>
/// <param name="MayExist">Whether it says IF NOT EXISTS.</param>
/// <param name="Name">The index's name as it is written; empty when PostgreSQL is to choose one.</param>
/// <param name="Table">The table as it is written.</param>
/// <param name="Rest">Everything behind the table.</param>
sealed record ConcurrentIndex(bool IsUnique, bool MayExist, string Name, string Table, string Rest)
{
    /// <summary>The statement taken apart; <see langword="null"/> when it is another one.</summary>
    public static ConcurrentIndex? Of(string statement)
    {
        var words = new StatementWords(statement);
        if (!words.Skip("create"))
            return null;
        var isUnique = words.Skip("unique");
        if (!words.Skip("index") || !words.Skip("concurrently"))
            return null;
        var mayExist = words.Skip("if") && words.Skip("not") && words.Skip("exists");
        var name = words.Skip("on") ? "" : words.Name();
        if (name.Length > 0 && !words.Skip("on"))
            return null;
        words.Skip("only");
        return new ConcurrentIndex(isUnique, mayExist, name, words.Name(), words.Rest.ToString());
    }

    /// <summary>The statement that makes the same index on another table.</summary>
    public string On(string table, string name) => $"create {(IsUnique ? "unique " : "")}index {name} on {table} {Rest}";
}
