using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Options that the catalog keeps as <c>name=value</c>, a line each.</summary>
static class OptionList
{
    /// <summary>The options of a property, which may be absent.</summary>
    public static IReadOnlyDictionary<string, string> Of(string? lines) =>
        (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>As in <c>with (fillfactor = 70)</c>; empty when there are none.</summary>
    public static string With(string? lines)
    {
        var options = Of(lines);
        return options.Count == 0 ? "" : $" with ({string.Join(", ", options.Select(option => $"{option.Key} = {option.Value}"))})";
    }

    /// <summary>As in <c>options (host 'a')</c>; empty when there are none.</summary>
    public static string Foreign(string? lines)
    {
        var options = Of(lines);
        return options.Count == 0 ? "" : $" options ({string.Join(", ", options.Select(Given))})";
    }

    /// <summary>As in <c>options (add host 'a', set port '1', drop dbname)</c>.</summary>
    public static string ForeignChange(SchemaChange.Alter change)
    {
        var (before, after) = (Of(change.Before["options"]), Of(change.After["options"]));
        var words = before.Keys.Where(name => !after.ContainsKey(name)).Select(name => $"drop {SqlNames.Of(name)}")
            .Concat(after.Where(option => !before.ContainsKey(option.Key)).Select(option => $"add {Given(option)}"))
            .Concat(after.Where(option => before.TryGetValue(option.Key, out var value) && value != option.Value)
                .Select(option => $"set {Given(option)}"));
        return $"options ({string.Join(", ", words)})";
    }

    /// <summary>The statements that reset and set what differs.</summary>
    public static void Set(SchemaChange.Alter change, string subject, DdlText text)
    {
        var (before, after) = (Of(change.Before["options"]), Of(change.After["options"]));
        var gone = before.Keys.Where(name => !after.ContainsKey(name)).ToList();
        var set = after.Where(option => before.GetValueOrDefault(option.Key) != option.Value).ToList();
        if (gone.Count > 0)
            text.Add($"alter {subject} reset ({string.Join(", ", gone)})", change.Object);
        if (set.Count > 0)
            text.Add($"alter {subject} set ({string.Join(", ", set.Select(option => $"{option.Key} = {option.Value}"))})", change.Object);
    }

    static string Given(KeyValuePair<string, string> option) => $"{SqlNames.Of(option.Key)} {SqlQuoting.Literal(option.Value)}";
}
