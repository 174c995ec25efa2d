using System.Text.Json;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Render;

/// <summary>Statements that change a schema, as the changes of a JSON document.</summary>
static class ChangesJson
{
    /// <summary>Writes the member <c>changes</c>: what each statement does, to what, and its text.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<DdlStatement> statements, SchemaDifference difference)
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
