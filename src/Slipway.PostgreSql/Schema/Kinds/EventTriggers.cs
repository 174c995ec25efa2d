using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Triggers on events of the database.</summary>
sealed class EventTriggers() : CatalogKind("eventtriggers", ObjectKind.EventTrigger)
{
    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("state");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create event trigger {text.Name(one.Id)} on {one.Required("event")}"
                + (one["tags"] is { } tags ? $"\n    when tag in ({tags})" : "")
                + $"\n    execute function {one.Required("function")}",
            one.Id);
        Write(null, one, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text) => Write(change.Before, change.After, text);

    static void Write(SchemaObject? before, SchemaObject after, DdlText text)
    {
        if (before?["state"] == after["state"])
            return;
        var state = after["state"] switch
        {
            null => "enable",
            "disabled" => "disable",
            var which => $"enable {which}",
        };
        text.Add($"alter event trigger {text.Name(after.Id)} {state}", after.Id);
    }
}
