using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Namespaces. Every database has <c>public</c> from the begin: of it only that is a thing which is not as it was made.</summary>
sealed class Schemas() : CatalogKind("schemas", ObjectKind.Schema)
{
    const string Public = "public";

    static readonly SchemaObject Standard = new(
        new ObjectId(ObjectKind.Schema, "", Public), [new Property(SchemaObject.Comment, "standard public schema")]);

    public override bool IsReplaceable(SchemaObject one) => one.Name == Public;

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        if (action.Object.Name != Public)
            text.Add($"create schema {text.Name(action.Object)}", action.Object);
        else if (action.After.Has("absent"))
            text.Add("drop schema public", action.Object);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        if (action.Object.Name != Public)
        {
            base.Drop(action, text);
            return;
        }

        if (action.Before.Has("absent"))
        {
            text.Add("create schema public", action.Object);
            text.Add("grant usage on schema public to public", action.Object);
            return;
        }

        if (action.Before.Has(SchemaObject.Comment))
            Comments.Write(action.Before, Standard, text);
        Grants.Write(action.Before, Standard, text);
    }
}
