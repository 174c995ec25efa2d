using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Statistics over several columns or over expressions.</summary>
sealed class StatisticsObjects() : CatalogKind("statistics", ObjectKind.Statistics)
{
    public override string NameSpace => "statistics";

    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("target", SchemaObject.Comment);

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        text.Add($"create statistics {text.Name(action.Object)} {ServerText.Lowered(action.After.Required("definition"))}", action.Object);
        if (action.After.Has("target"))
            WriteTarget(action.After, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("target"))
            WriteTarget(change.After, text);
    }

    static void WriteTarget(SchemaObject one, DdlText text) =>
        text.Add($"alter statistics {text.Name(one.Id)} set statistics {one["target"] ?? "-1"}", one.Id);
}
