using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Publications of logical replication.</summary>
sealed class Publications() : CatalogKind("publications", ObjectKind.Publication)
{
    public override bool CanAlter(SchemaChange.Alter change) =>
        !change.Changes("all-tables") && (Content(change.After).Length > 0 || Content(change.Before).Length == 0);

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        var content = one.Has("all-tables") ? "all tables" : Content(one);
        List<string> options =
        [
            .. one["publish"] is { } publish ? [$"publish = '{publish}'"] : (string[])[],
            .. one.Has("via-root") ? ["publish_via_partition_root = true"] : (string[])[],
            .. one["generated-columns"] is not null ? ["publish_generated_columns = stored"] : (string[])[],
        ];
        text.Add(
            $"create publication {text.Name(one.Id)}" + (content.Length == 0 ? "" : $" for {content}")
                + (options.Count == 0 ? "" : $" with ({string.Join(", ", options)})"),
            one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var publication = $"alter publication {text.Name(change.Object)}";
        if (change.Changes("tables") || change.Changes("schemas"))
            text.Add($"{publication} set {Content(change.After)}", change.Object);
        if (change.Changes("publish"))
            text.Add($"{publication} set (publish = '{change.After["publish"] ?? "insert, update, delete, truncate"}')", change.Object);
        if (change.Changes("via-root"))
        {
            var viaRoot = change.After.Has("via-root") ? "true" : "false";
            text.Add($"{publication} set (publish_via_partition_root = {viaRoot})", change.Object);
        }

        if (change.Changes("generated-columns"))
        {
            var which = change.After.Has("generated-columns") ? "stored" : "none";
            text.Add($"{publication} set (publish_generated_columns = {which})", change.Object);
        }
    }

    static string Content(SchemaObject one) =>
        string.Join(", ", Lines(one, "tables", "table ").Concat(Lines(one, "schemas", "tables in schema ")));

    static IEnumerable<string> Lines(SchemaObject one, string property, string words) => one[property] is { } lines
        ? [$"{words}{string.Join(", ", lines.Split('\n').Select(ServerText.Lowered))}"]
        : [];
}
