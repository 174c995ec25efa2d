using System.Collections.Immutable;
using System.Text;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>
/// A <c>.env</c> file. Understood are comments, <c>export</c>, single quotes (as written) and double quotes (with
/// <c>\n</c>, <c>\"</c>, <c>\\</c>, <c>\$</c>; they may span lines). Nothing is substituted and nothing is run.
/// </summary>
/// <param name="Values">The variables.</param>
/// <param name="Faults">The lines that are none.</param>
sealed record EnvFile(ImmutableDictionary<string, string> Values, ImmutableArray<Problem> Faults)
{
    public static EnvFile Parse(string text, string shownAs)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<Problem>();
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var first = number;
            var line = lines[number].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line["export ".Length..].TrimStart();

            var equals = line.IndexOf('=');
            var name = equals < 0 ? line : line[..equals].TrimEnd();
            var value = equals < 0 ? "" : line[(equals + 1)..].TrimStart();
            while (Quoted(value) is null && value is ['"' or '\'', ..] && number + 1 < lines.Length)
                value += "\n" + lines[++number];

            if (equals > 0 && IsName(name) && (value is not ['"' or '\'', ..] || Quoted(value) is not null))
                values[name] = Quoted(value) ?? Bare(value);
            else
                faults.Add(Fault(new Place(shownAs, (number = first) + 1)));
        }

        return new EnvFile(values.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>What stands between the quotes; <see langword="null"/> when they are not closed, or there are none.</summary>
    static string? Quoted(string value)
    {
        if (value is not ['"' or '\'', ..])
            return null;

        var quote = value[0];
        var inside = new StringBuilder();
        for (var at = 1; at < value.Length; at++)
        {
            if (value[at] == quote)
                return inside.ToString();
            if (value[at] == '\\' && quote == '"' && at + 1 < value.Length && value[at + 1] is 'n' or '"' or '\\' or '$')
                inside.Append(value[++at] is 'n' ? '\n' : value[at]);
            else
                inside.Append(value[at]);
        }

        return null;
    }

    static string Bare(string value)
    {
        if (value.StartsWith('#'))
            return "";
        var comment = value.AsSpan().IndexOf(" #");
        var tab = value.AsSpan().IndexOf("\t#");
        var end = comment < 0 ? tab : tab < 0 ? comment : Math.Min(comment, tab);
        return (end < 0 ? value : value[..end]).TrimEnd();
    }

    static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.');

    static Problem Fault(Place where) => new(Codes.EnvFileInvalid, "This line is not NAME=value.")
    {
        Where = where,
        Fix = "Write NAME=value, NAME='value as it is', or a comment that begins with #.",
    };
}
