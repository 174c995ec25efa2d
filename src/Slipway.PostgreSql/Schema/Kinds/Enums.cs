using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Enumerated types. Values are added in place; when one goes, or they change places, columns move to a new type.</summary>
sealed class Enums() : CatalogKind("enums", ObjectKind.Enum)
{
    public override string NameSpace => "relation";

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        !EnumLabels.OnlyAdds(change) && (dependent.Kind switch
        {
            ObjectKind.Column => dependent.Has("generated"),
            ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Rule or ObjectKind.Policy or ObjectKind.Trigger => true,
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate or ObjectKind.Operator or ObjectKind.Cast => true,
            ObjectKind.Default or ObjectKind.Check or ObjectKind.ForeignKey or ObjectKind.Exclusion => true,
            ObjectKind.Index or ObjectKind.Statistics or ObjectKind.Publication => true,
            _ => false,
        });

    public override bool IsCarriedAlong(SchemaChange.Alter change, SchemaObject dependent) =>
        !EnumLabels.OnlyAdds(change) && dependent.Kind is ObjectKind.Column && dependent.Parent?.Kind is ObjectKind.Table;

    public override void Create(SchemaAction.Create action, DdlText text) => Create(action.After, text);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (!change.Changes("labels"))
            return;
        if (EnumLabels.OnlyAdds(change))
            Add(change, text);
        else
            EnumReplacement.Write(change, text, () => Create(change.After, text));
    }

    static void Create(SchemaObject one, DdlText text) =>
        text.Add($"create type {text.Name(one.Id)} as enum ({one["labels"]})", one.Id);

    static void Add(SchemaChange.Alter change, DdlText text)
    {
        var (before, after) = (EnumLabels.Of(change.Before), EnumLabels.Of(change.After));
        for (var index = 0; index < after.Count; index++)
        {
            if (before.Contains(after[index]))
                continue;
            var isLast = !after.Skip(index + 1).Any(before.Contains);
            var place = isLast ? "" : index > 0 ? $" after {after[index - 1]}" : $" before {before[0]}";
            text.AddValue($"alter type {text.Name(change.Object)} add value {after[index]}{place}", change.Object, after[index]);
        }
    }
}
