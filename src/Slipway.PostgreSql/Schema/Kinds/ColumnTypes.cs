using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>A column gets another type.</summary>
static class ColumnTypes
{
    /// <summary>Writes the change of the type, or asks how the values become others where PostgreSQL does not know it by itself.</summary>
    public static void Alter(SchemaChange.Alter change, DdlText text)
    {
        var (from, to) = (change.Before.Required("type"), change.After.Required("type"));
        var given = text.Options.Using.GetValueOrDefault(change.Object);
        if (given is null && !AutomaticCasts.Lead(from, to))
        {
            text.Refuse(DdlProblem.NeedsUsing(change, text));
            return;
        }

        var column = $"alter table {text.ParentName(change.Object)} alter column {SqlNames.Of(change.After.Name)}";
        // A default becomes another by itself along the cast that the values take; of an expression for values it knows nothing.
        var was = given is null ? null : DefaultOf(change.Before, text.Before);
        var stays = DefaultOf(change.After, text.After);
        if (was is not null && stays is not null)
            text.Add($"{text.AlterOnly(change.Object.TableOf())} alter column {SqlNames.Of(change.After.Name)} drop default", was.Id);
        var collation = change.After["collation"] is { } name ? $" collate {name}" : "";
        text.Add($"{column} type {to}{collation}{(given is null ? "" : $" using {given}")}", change.Object);
        if (was is not null && stays is not null && was["expression"] == stays["expression"])
            Defaults.Set(stays, text);
    }

    /// <summary>How a type's values are stored by themselves, as far as it is not <c>extended</c>.</summary>
    public static string StorageOf(string type) => AutomaticCasts.Base(type) is "numeric" or "inet" or "cidr" ? "main" : "extended";

    static SchemaObject? DefaultOf(SchemaObject column, DatabaseSchema schema) =>
        schema.ChildrenOf(column.Id, ObjectKind.Default).FirstOrDefault();
}
