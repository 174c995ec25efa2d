using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Schema;

/// <summary>PostgreSQL's SQL for changes of a schema.</summary>
public sealed class DdlWriter : IDdlWriter
{
    /// <inheritdoc/>
    public Outcome<DdlScript> Write(SchemaDifference difference, DdlOptions options)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var sequence = ChangeSequence.Of(difference, AlterationRules.Instance);
        if (!sequence.Stuck.IsEmpty)
            return (ImmutableArray<Problem>)[.. sequence.Stuck.Select(one => DdlProblem.CannotReplace(difference, one))];
        var text = new DdlText(difference, options);
        text.Progress.Begin(sequence.Actions);
        foreach (var action in sequence.Actions)
        {
            text.Progress.Reach(action);
            Write(action, text);
        }

        return text.Written;
    }

    /// <inheritdoc/>
    public string Rename(ObjectId one, string name, string defaultNamespace)
    {
        ArgumentNullException.ThrowIfNull(one);
        var names = new SqlNames(defaultNamespace);
        return one.Kind is ObjectKind.Column
            ? $"alter table {names.OfParent(one)} rename column {SqlNames.Of(one.Name)} to {SqlNames.Of(name)}"
            : $"alter {one.Kind.Words()} {names.Of(one)} rename to {SqlNames.Of(name)}";
    }

    static void Write(SchemaAction action, DdlText text)
    {
        switch (action)
        {
            case SchemaAction.Drop drop:
                KindList.Of(drop.Before).Drop(drop, text);
                break;
            case SchemaAction.Create create:
                KindList.Of(create.After).Create(create, text);
                foreach (var one in create.Parts.Prepend(create.After))
                {
                    Comments.Write(null, one, text);
                    Grants.Write(null, one, text);
                }

                break;
            case SchemaAction.Alter { Change: var change }:
                KindList.Of(change.After).Alter(change, text);
                Comments.Write(change.Before, change.After, text);
                Grants.Write(change.Before, change.After, text);
                break;
        }
    }
}
