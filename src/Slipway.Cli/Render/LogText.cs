using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Slipway.Cli.Render;

/// <summary>A line of a log, in the two forms that machines read.</summary>
static class LogText
{
    /// <summary><c>level=info msg="…" name=value</c>: the level first, because the platforms' viewers colour by it.</summary>
    public static string Plain(string level, string message, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var line = new StringBuilder($"level={level} msg={Quoted(message)}");
        foreach (var (name, value) in fields)
        {
            if (value.Length > 0)
                line.Append(' ').Append(AsWord(name)).Append('=').Append(NeedsQuotes(value) ? Quoted(value) : value);
        }

        return line.ToString();
    }

    /// <summary>One JSON object.</summary>
    public static string Json(string level, string message, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, JsonOutput.OnOneLine))
        {
            json.WriteStartObject();
            json.WriteString("level", level);
            json.WriteString("msg", message);
            foreach (var (name, value) in fields)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    static readonly SearchValues<char> Special = SearchValues.Create(" \"=\\\t\n\r");

    static bool NeedsQuotes(string value) => value.AsSpan().ContainsAny(Special) || Escaped.IsNeededFor(value);

    /// <summary>A name may hold a table's, which may hold anything.</summary>
    static string AsWord(string name) =>
        NeedsQuotes(name) ? string.Concat(name.Select(letter => NeedsQuotes(letter.ToString()) ? '_' : letter)) : name;

    static string Quoted(string text)
    {
        var inside = text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
        return $"\"{Escaped.Line(inside)}\"";
    }
}
