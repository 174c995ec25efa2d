using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>A function or a procedure as a person writes it.</summary>
static class RoutineText
{
    /// <summary>All that follows the verb.</summary>
    public static string Of(SchemaObject one, DdlText text)
    {
        List<string> lines =
        [
            $"{one.Kind.Words()} {text.Names.OfRoutine(one.Id)}({ServerText.Lowered(one["arguments"] ?? "")})",
            .. one["result"] is { } result ? [$"    returns {ServerText.Lowered(result)}"] : (string[])[],
            $"    {string.Join(' ', Manner(one))}",
            .. Settings(one).Select(setting => $"    {setting}"),
            Body(one),
        ];
        return string.Join('\n', lines);
    }

    static IEnumerable<string> Manner(SchemaObject one)
    {
        yield return $"language {SqlNames.Of(one.Required("language"))}";
        if (one["transforms"] is { } transforms)
            yield return $"transform {transforms}";
        foreach (var word in (string[])["window", "volatility", "strict", "security-definer", "leakproof"])
        {
            if (one[word] is { } value)
                yield return word == "volatility" ? value : word.Replace('-', ' ');
        }

        foreach (var word in (string[])["parallel", "cost", "rows", "support"])
        {
            if (one[word] is { } value)
                yield return $"{word} {value}";
        }
    }

    static IEnumerable<string> Settings(SchemaObject one) =>
        (one["settings"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2))
            .Select(parts => $"set {parts[0]} = {Value(parts[0], parts[1])}");

    /// <summary>A list of names is kept as names, with quotes where they must be; all else as a text.</summary>
    static string Value(string name, string value) => name switch
    {
        "search_path" or "temp_tablespaces" or "session_preload_libraries" or "local_preload_libraries" or "shared_preload_libraries" =>
            value.Length == 0 ? "''" : string.Join(", ", ServerText.Split(value, ", ").Select(part => part == "\"\"" ? "''" : part)),
        _ when decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => value,
        _ => SqlQuoting.Literal(value),
    };

    static string Body(SchemaObject one)
    {
        if (one["sql-body"] is { } sql)
            return ServerText.Lowered(sql);
        var body = one["body"] ?? "";
        if (one["library"] is { } library)
            return $"as {SqlQuoting.Literal(library)}, {SqlQuoting.Literal(body)}";
        if (one["language"] == "internal")
            return $"as {SqlQuoting.Literal(body)}";
        var tag = "$$";
        for (var number = 0; body.Contains(tag, StringComparison.Ordinal) || $"{body}$".Contains(tag, StringComparison.Ordinal); number++)
            tag = number == 0 ? "$function$" : $"$function{number}$";
        return $"as {tag}{body}{tag}";
    }
}
