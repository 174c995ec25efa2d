using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The defaults of columns, which are things of their own: what a default needs may go while its column stays.</summary>
sealed class Defaults() : CatalogKind("defaults", ObjectKind.Default)
{
    /// <summary>Operators that are words, as the server prints them.</summary>
    static readonly string[] Loose =
        ["NOT ", "AND ", "OR ", "LIKE ", "ILIKE ", "SIMILAR ", "BETWEEN ", "IN ", "IS ", "OVERLAPS ", "AT ", "COLLATE ", "ANY ", "ALL "];

    public override bool IsPart(SchemaObject one) => true;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text) => Set(action.After, text);

    public override void Drop(SchemaAction.Drop action, DdlText text) =>
        text.Add($"{Column(action.Before, text)} drop default", action.Object);

    public override void Alter(SchemaChange.Alter change, DdlText text) => Set(change.After, text);

    /// <summary>The expression, as a person writes it.</summary>
    public static string Expression(SchemaObject one) => ServerText.Lowered(one.Required("expression"));

    /// <summary>
    /// The expression as it stands in the definition of a column, where some operators are only understood within parentheses.
    /// </summary>
    public static string InDefinition(SchemaObject one)
    {
        var text = one.Required("expression");
        var isLoose = text.StartsWith("NOT ", StringComparison.Ordinal) || Loose.Any(word => ServerText.Find(text, $" {word}") >= 0);
        return isLoose ? $"({Expression(one)})" : Expression(one);
    }

    /// <summary>Sets a default.</summary>
    public static void Set(SchemaObject one, DdlText text) => text.Add($"{Column(one, text)} set default {Expression(one)}", one.Id);

    /// <summary>
    /// Makes the default of a new column that came with the one from which it is inherited what it is to be; when that one's default may
    /// be another at the time, it is said in any case.
    /// </summary>
    public static void Inherit(SchemaObject column, DdlText text)
    {
        var wanted = text.After.ChildrenOf(column.Id, ObjectKind.Default).FirstOrDefault();
        var given = text.InheritedAfter.SourcesOf(column)
            .SelectMany(source => text.After.ChildrenOf(source.Id, ObjectKind.Default).Concat(text.Before.ChildrenOf(source.Id,
                ObjectKind.Default)))
            .Select(one => one["expression"]).Distinct().ToList();
        if (wanted is not null && (given.Count != 1 || given[0] != wanted["expression"]))
            Set(wanted, text);
        else if (wanted is null && given.Count > 0)
            text.Add($"{text.AlterOnly(column.Parent!)} alter column {SqlNames.Of(column.Name)} drop default", column.Id);
    }

    static string Column(SchemaObject one, DdlText text) => $"{text.AlterOnly(one.Id.TableOf())} alter column {SqlNames.Of(one.Name)}";
}
