using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Columns of tables. What is done to an inherited one is done by what is done to that from which it is inherited.</summary>
sealed class Columns() : CatalogKind("columns", ObjectKind.Column)
{
    static readonly string[] Changeable = ["type", "collation", "not-null", "inherited", "storage", "compression", "statistics",
        "options", "partition-key"];

    public override bool IsPart(SchemaObject one) => true;

    public override bool IsReplaceable(SchemaObject one) => one.Has("generated");

    public override bool CanAlter(SchemaChange.Alter change)
    {
        var isGenerated = change.After.Has("generated");
        if (isGenerated || change.Changes("generated"))
            return !change.Changes("type") && !change.Changes("collation") && !change.Changes("expression") && !change.Changes("generated")
                || (!isGenerated && change.Before["generated"] is "stored");
        return !(change.Changes("type") && change.Before.Has("partition-key") && change.After.Has("partition-key"))
            && !change.Properties.Any(name => !Changeable.Contains(name) && !name.StartsWith("identity", StringComparison.Ordinal)
                && name is not (SchemaObject.Comment or SchemaObject.Grants or SchemaObject.Owner));
    }

    public override bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        (change.Changes("type") || change.Changes("collation")) && (dependent.Has("generated") || dependent.Kind
            is ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Rule or ObjectKind.Policy or ObjectKind.Trigger
            or ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Publication);

    /// <summary>A column as it stands in the statement that makes it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="parts">What is made with it; its default and a primary key may be among them.</param>
    /// <param name="text">The script.</param>
    public static string Definition(SchemaObject column, ImmutableArray<SchemaObject> parts, DdlText text)
    {
        var name = SqlNames.Of(column.Name);
        var isOfKey = parts.Any(part => part.Kind is ObjectKind.PrimaryKey && part.Needs.Contains(column.Id));
        if (SerialColumns.Word(column, text) is { } word)
            return $"{name} {word}";
        return $"{name} {column.Required("type")}"
            + (column["compression"] is { } method ? $" compression {method}" : "")
            + (column["collation"] is { } collation ? $" collate {collation}" : "")
            + (column.Has("not-null") && !column.Has("identity") && !isOfKey ? " not null" : "")
            + Values(column, parts, text);
    }

    /// <summary>Where the values come from that nobody gives.</summary>
    public static string Values(SchemaObject column, ImmutableArray<SchemaObject> parts, DdlText text)
    {
        if (column["generated"] is { } kind)
            return $" generated always as ({ServerText.Lowered(column.Required("expression"))}) {kind}";
        return parts.FirstOrDefault(part => part.Kind is ObjectKind.Default && part.Parent == column.Id) is { } given
            ? $" default {Defaults.InDefinition(given)}"
            : IdentityColumns.Words(column, text);
    }

    /// <summary>What of new columns is said in statements of its own.</summary>
    public static void Finish(SchemaObject column, DdlText text)
    {
        Sequences.Own(column, text);
        var start = $"{text.AlterOnly(column.Parent!)} alter column {SqlNames.Of(column.Name)}";
        if (column["storage"] is { } storage)
            text.Add($"{start} set storage {storage}", column.Id);
        if (column["statistics"] is { } statistics)
            text.Add($"{start} set statistics {statistics}", column.Id);
        if (column["options"] is { } options)
            text.Add($"{start} set ({StorageOptions.Words(options)})", column.Id);
        if (column.Has("inherited") && column["compression"] is { } method)
            text.Add($"{start} set compression {method}", column.Id);
    }

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var column = action.After;
        var table = text.Before.Find(column.Parent!);
        if (column.Has("inherited") && table is not null && text.InheritedAfter.SourcesOf(column)
            .All(source => !text.InheritedBefore.IsHeir(table.Id, source.Parent!)) && text.InheritedAfter.SourcesOf(column).Any())
        {
            AddEarly(column, text);
        }
        else if (column.Has("inherited"))
        {
            if (column.Has("not-null") && text.InheritedAfter.SourcesOf(column).All(source => !source.Has("not-null")))
                text.Add($"alter table {text.ParentName(column.Id)} alter column {SqlNames.Of(column.Name)} set not null", column.Id);
            Defaults.Inherit(column, text);
        }
        else
        {
            text.Add($"alter table {text.ParentName(column.Id)} add column {Definition(column, action.Parts, text)}", column.Id);
        }

        Finish(column, text);
    }

    /// <summary>Adds a column that a table must have before it can inherit it.</summary>
    public static void AddEarly(SchemaObject column, DdlText text)
    {
        if (text.Settle(column.Id))
            text.Add(
                $"alter table {text.ParentName(column.Id)} add column {Definition(column, [.. text.After.ChildrenOf(column.Id)], text)}",
                    column.Id);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        var column = action.Before;
        Sequences.Free(column, text);
        if (column.Has("inherited") && text.InheritedBefore.SourcesOf(column).Any())
            return;
        var name = SqlNames.Of(column.Name);
        var table = text.Before.Find(column.Parent!)!;
        var heirs = table.Has("partition-by") ? [] : text.InheritedBefore.HeirsOf(table.Id).Where(heir => text.After.Has(heir.Id)).ToList();
        var keeps = heirs.Any(heir => text.After.Has(column.Id with { Schema = heir.Id.Schema, Parent = heir.Name })) && !action.ComesBack;
        text.TakeAway($"alter table {(keeps ? "only " : "")}{text.ParentName(column.Id)} drop column {name}", action);
        foreach (var heir in heirs.Where(heir => !text.After.Has(column.Id with { Schema = heir.Id.Schema, Parent = heir.Name })))
            text.TakeAway($"alter table {text.Name(heir.Id)} drop column if exists {name}", action);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var start = $"{text.AlterOnly(change.After.Parent!)} alter column {SqlNames.Of(change.After.Name)}";
        if (change.Before.Has("generated") && !change.After.Has("generated") && !change.After.Has("inherited"))
            text.Add($"alter table {text.ParentName(change.Object)} alter column {SqlNames.Of(change.After.Name)} drop expression",
                change.Object);
        IdentityColumns.GiveUp(change.Object, text);
        if ((change.Changes("type") || change.Changes("collation")) && !(change.Before.Has("inherited") && change.After.Has("inherited")))
            ColumnTypes.Alter(change, text);
        if (change.Changes("not-null"))
            NotNulls.Alter(change, text);
        IdentityColumns.Alter(change, text);
        if (change.Changes("storage") || (change.Changes("type") && change.After.Has("storage")))
            text.Add($"{start} set storage {change.After["storage"] ?? ColumnTypes.StorageOf(change.After.Required("type"))}",
                change.Object);
        if (change.Changes("compression"))
            text.Add($"{start} set compression {change.After["compression"] ?? "default"}", change.Object);
        if (change.Changes("statistics"))
            text.Add($"{start} set statistics {change.After["statistics"] ?? "-1"}", change.Object);
        if (change.Changes("options"))
            StorageOptions.Alter(start, change, text);
    }
}
