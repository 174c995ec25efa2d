using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Statements;

/// <summary><c>ALTER TYPE … ADD VALUE</c>, taken apart.</summary>
/// <param name="Type">The type as it is written.</param>
/// <param name="Label">The new value as an SQL literal, as it is written.</param>
sealed record EnumValue(string Type, string Label)
{
    /// <summary>The query that tells whether the value is there.</summary>
    public OwnSql Exists => new(
        $"select exists (select from pg_catalog.pg_enum where enumtypid = pg_catalog.to_regtype($1) and enumlabel = {Label})", Type);

    /// <summary>The statement taken apart; <see langword="null"/> when it is another one.</summary>
    public static EnumValue? Of(string statement)
    {
        var words = new StatementWords(statement);
        if (!words.Skip("alter") || !words.Skip("type"))
            return null;
        var type = words.Name();
        if (!words.Skip("add") || !words.Skip("value"))
            return null;
        if (words.Skip("if"))
            _ = words.Skip("not") && words.Skip("exists");
        var rest = words.Rest.TrimStart();
        if (rest is not ['\'', ..])
            return null;
        var end = 1;
        while (end < rest.Length && (rest[end] != '\'' || (end + 1 < rest.Length && rest[end + 1] == '\'')))
            end += rest[end] == '\'' ? 2 : 1;
        return new EnumValue(type, rest[..Math.Min(rest.Length, end + 1)].ToString());
    }
}
