using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>Writes the one JSON document of a command.</summary>
static class JsonOutput
{
    /// <summary>Letters stay letters; nothing here goes into a web page.</summary>
    static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonWriterOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document, complete and flushed when this returns.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> content)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Readable))
            content(json);
        terminal.Out.WriteLine(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
    }

    /// <summary>Writes an object.</summary>
    public static void WriteObject(Terminal terminal, Action<Utf8JsonWriter> members) => Write(terminal, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    /// <summary>Writes the document of a command that failed: the first problem's members, then all of them.</summary>
    public static void WriteFailure(Terminal terminal, IReadOnlyList<Problem> problems) => WriteObject(terminal, json =>
    {
        ProblemFields.Write(json, problems[0]);
        ProblemFields.Write(json, "problems", problems);
        json.WriteNumber("exitCode", (int)problems[0].Code.Exit);
    });

    /// <summary>Writes a member that is an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
