using System.Text;
using System.Text.Json;
using Slipway.Rollout;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Render;

/// <summary>Statements that change a schema, as a script and as the changes of a JSON document.</summary>
static class ScriptText
{
    /// <summary>The statements, each with its semicolon; a statement of several lines stands apart.</summary>
    public static string Of(IEnumerable<DdlStatement> statements)
    {
        var text = new StringBuilder();
        var wasLong = false;
        foreach (var sql in statements.Select(statement => statement.Sql.TrimEnd()))
        {
            var isLong = sql.Contains('\n', StringComparison.Ordinal);
            if (text.Length > 0 && (isLong || wasLong))
                text.Append('\n');
            text.Append(sql).Append(DeploymentScript.EndOf(sql)).Append('\n');
            wasLong = isLong;
        }

        return text.ToString();
    }

    /// <summary>Writes the member <c>changes</c>: what each statement does, to what, and its text.</summary>
    public static void WriteChanges(Utf8JsonWriter json, IEnumerable<DdlStatement> statements, SchemaDifference difference)
    {
        var changes = difference.Changes.ToDictionary(change => change.Object);
        json.WriteStartArray("changes");
        foreach (var statement in statements)
        {
            json.WriteStartObject();
            json.WriteString("kind", changes.GetValueOrDefault(statement.Object)?.Name ?? NameOf(statement));
            json.WriteString("object", statement.Object.Path);
            json.WriteString("sql", statement.Sql);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What stays as it is may have to be dropped and made anew, because something else is changed.</summary>
    static string NameOf(DdlStatement statement)
    {
        var verb = statement.Sql.Split(' ', 2)[0] is "create" or "drop" ? statement.Sql.Split(' ', 2)[0] : "alter";
        return $"{verb}-{statement.Object.Kind.Code()}";
    }
}
