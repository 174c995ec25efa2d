using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Options that the catalog keeps as <c>name=value</c>, a line each.</summary>
static class OptionList
{
    /// <summary>As in <c>with (fillfactor = 70)</c>; empty when there are none.</summary>
    public static string With(string? lines)
    {
        var options = Of(lines);
        return options.IsEmpty ? "" : $" with ({string.Join(", ", options.Select(option => $"{option.Name} = {option.Value}"))})";
    }

    /// <summary>As in <c>options (host 'a')</c>; empty when there are none.</summary>
    public static string Foreign(string? lines)
    {
        var options = Of(lines);
        return options.IsEmpty ? "" : $" options ({string.Join(", ", options.Select(Given))})";
    }

    /// <summary>As in <c>options (add host 'a', set port '1', drop dbname)</c>.</summary>
    public static string ForeignChange(SchemaChange.Alter change)
    {
        var (before, after) = (Of(change.Before["options"]), Of(change.After["options"]));
        var words = after.Lacks(before).Select(name => $"drop {SqlNames.Of(name)}")
            .Concat(after.Beyond(before).Select(option => $"{(before[option.Name] is null ? "add" : "set")} {Given(option)}"));
        return $"options ({string.Join(", ", words)})";
    }

    /// <summary>The statements that reset and set what differs.</summary>
    public static void Set(SchemaChange.Alter change, string subject, DdlText text)
    {
        var (before, after) = (Of(change.Before["options"]), Of(change.After["options"]));
        var (gone, set) = (after.Lacks(before), after.Beyond(before));
        if (gone.Count > 0)
            text.Add($"alter {subject} reset ({string.Join(", ", gone)})", change.Object);
        if (set.Count > 0)
            text.Add($"alter {subject} set ({string.Join(", ", set.Select(option => $"{option.Name} = {option.Value}"))})", change.Object);
    }

    static NamedValues Of(string? lines) => NamedValues.Of(lines, "\n", "=");

    static string Given(NamedValue option) => $"{SqlNames.Of(option.Name)} {SqlQuoting.Literal(option.Value)}";
}
