using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Casts.</summary>
sealed class Casts() : CatalogKind("casts", ObjectKind.Cast)
{
    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create cast {text.Name(one.Id)} "
                + (one["function"] is { } function ? $"with function {function}" : one.Required("method"))
                + (one["context"] is { } context ? $" as {context}" : ""),
            one.Id);
    }
}
