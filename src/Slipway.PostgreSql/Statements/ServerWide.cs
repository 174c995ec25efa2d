namespace Slipway.PostgreSql.Statements;

/// <summary>Statements that change what all databases of a server share.</summary>
static class ServerWide
{
    static readonly string[] Things = ["database", "role", "user", "group", "tablespace", "system"];

    /// <summary>Whether it is one. What a DO block hides is not seen.</summary>
    public static bool Is(string statement)
    {
        var words = new StatementWords(statement);
        if (!words.Skip("create") && !words.Skip("alter") && !words.Skip("drop"))
            return false;
        foreach (var thing in Things)
        {
            // CREATE USER MAPPING is of a foreign server, which is the database's own.
            if (words.Skip(thing))
                return !(thing == "user" && words.Skip("mapping"));
        }

        return false;
    }
}
