using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Collations.</summary>
sealed class Collations() : CatalogKind("collations", ObjectKind.Collation)
{
    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        List<string> options = [$"provider = {one.Required("provider")}"];
        foreach (var name in (string[])["locale", "lc-collate", "lc-ctype", "rules"])
        {
            if (one[name] is { } value)
                options.Add($"{name.Replace('-', '_')} = {SqlQuoting.Literal(value)}");
        }

        if (one.Has("nondeterministic"))
            options.Add("deterministic = false");
        text.Add($"create collation {text.Name(one.Id)} ({string.Join(", ", options)})", one.Id);
    }
}
