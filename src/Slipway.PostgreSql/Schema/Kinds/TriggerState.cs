using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>When a trigger or a rule fires: always, never, or as the session's role in replication says.</summary>
static class TriggerState
{
    /// <summary>Adds the statement that makes it what it is to be, if it is not so.</summary>
    /// <param name="before">What was there; <see langword="null"/> when it is new.</param>
    /// <param name="after">What is to be there.</param>
    /// <param name="word"><c>trigger</c> or <c>rule</c>.</param>
    /// <param name="text">Where it is added.</param>
    public static void Write(SchemaObject? before, SchemaObject after, string word, DdlText text)
    {
        if (before?["state"] != after["state"])
            text.Add($"alter table {text.ParentName(after.Id)} {Words(after, word)} {SqlNames.Of(after.Name)}", after.Id);
    }

    static string Words(SchemaObject one, string word) => one["state"] switch
    {
        null => $"enable {word}",
        "disabled" => $"disable {word}",
        var state => $"enable {state} {word}",
    };
}
