namespace Slipway.PostgreSql.Connections;

/// <summary>The one place that puts names and texts into SQL.</summary>
static class SqlQuoting
{
    /// <summary>A name, always quoted.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name in a schema.</summary>
    public static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    /// <summary>A text; whether a backslash in it counts does not depend on the server's settings.</summary>
    public static string Literal(string? text)
    {
        if (text is null)
            return "null";
        var doubled = text.Replace("'", "''", StringComparison.Ordinal);
        return doubled.Contains('\\', StringComparison.Ordinal)
            ? $"E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }
}
