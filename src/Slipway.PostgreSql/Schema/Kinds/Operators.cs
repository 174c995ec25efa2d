using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Operators.</summary>
sealed class Operators() : CatalogKind("operators", ObjectKind.Operator)
{
    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        var options = ((string[])["function", "leftarg", "rightarg", "commutator", "negator", "restrict", "join", "hashes", "merges"])
            .Where(one.Has).Select(name => name is "hashes" or "merges" ? name : $"{name} = {one.Required(name)}");
        var name = text.Name(one.Id).Split(" (")[0];
        text.Add($"create operator {name} (\n    {string.Join(",\n    ", options)}\n)", one.Id);
    }
}
