using System.Text.Json;
using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>A problem's parts by name, for machines: the same in JSON documents and in JSON logs.</summary>
static class ProblemFields
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Problem problem)
    {
        var fields = new List<KeyValuePair<string, string>>
        {
            new("code", problem.Code.Name),
            new("where", problem.Where?.ToString() ?? ""),
            new("fix", problem.Fix ?? ""),
        };
        if (problem.State is { } state)
            fields.Add(new("state", state));
        return fields;
    }

    /// <summary>Writes the members of a problem into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("code", problem.Code.Name);
        json.WriteString("message", problem.Message);
        json.WriteString("where", problem.Where?.ToString());
        json.WriteString("fix", problem.Fix);
        json.WriteString("state", problem.State);
        json.WriteString("excerpt", problem.Excerpt);
    }

    /// <summary>Writes problems as a member that is an array.</summary>
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            Write(json, problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
