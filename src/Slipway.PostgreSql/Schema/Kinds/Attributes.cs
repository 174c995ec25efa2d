using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The attributes of composite types.</summary>
sealed class Attributes() : CatalogKind("attributes")
{
    public override bool IsPart(SchemaObject one) => true;

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        dependent.Kind is ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Rule || dependent.Has("sql-body");

    /// <summary>An attribute as it stands in the statement that makes it.</summary>
    public static string Definition(SchemaObject one) => $"{SqlNames.Of(one.Name)} {TypeOf(one)}";

    public override void Create(SchemaAction.Create action, DdlText text) =>
        text.Add($"alter type {text.ParentName(action.Object)} add attribute {Definition(action.After)}", action.Object);

    public override void Drop(SchemaAction.Drop action, DdlText text) =>
        text.TakeAway($"alter type {text.ParentName(action.Object)} drop attribute {SqlNames.Of(action.Object.Name)}", action);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.ChangesOnly(SchemaObject.Comment))
            return;
        foreach (var user in Users(change.After.Parent!, text.Before))
        {
            text.Refuse(DdlProblem.Unsupported(
                change.Object, $"PostgreSQL changes the type of no attribute while {user.Id} holds values of its type."));
        }

        text.Add(
            $"alter type {text.ParentName(change.Object)} alter attribute {SqlNames.Of(change.Object.Name)} type {TypeOf(change.After)}",
            change.Object);
    }

    static string TypeOf(SchemaObject one) =>
        one.Required("type") + (one["collation"] is { } collation ? $" collate {collation}" : "");

    /// <summary>The columns of tables that hold values of a type, be it in values of another type.</summary>
    static IEnumerable<SchemaObject> Users(ObjectId type, DatabaseSchema schema)
    {
        var types = new HashSet<ObjectId> { type };
        var next = new Queue<ObjectId>(types);
        while (next.TryDequeue(out var at))
        {
            foreach (var one in schema.Objects.Where(one => one.Needs.Contains(at)))
            {
                if (one.Kind is ObjectKind.Column && one.Parent?.Kind is ObjectKind.Table or ObjectKind.ForeignTable)
                    yield return one;
                var through = one.Kind is ObjectKind.Column ? one.Parent! : one.Id;
                if (through.Kind is ObjectKind.CompositeType or ObjectKind.Domain or ObjectKind.RangeType && types.Add(through))
                    next.Enqueue(through);
            }
        }
    }
}
