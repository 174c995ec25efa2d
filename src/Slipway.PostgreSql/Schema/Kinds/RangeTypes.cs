using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Range types.</summary>
sealed class RangeTypes() : CatalogKind("rangetypes", ObjectKind.RangeType)
{
    public override string NameSpace => "relation";

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        if (one["canonical"] is { } function)
            text.Refuse(DdlProblem.Unsupported(one.Id, $"A range type with a canonical function ({function}) is not supported."));
        List<string> options = [$"subtype = {one.Required("subtype")}"];
        foreach (var name in (string[])["subtype-opclass", "collation", "subtype-diff"])
        {
            if (one[name] is { } value)
                options.Add($"{name.Replace('-', '_')} = {value}");
        }

        if (one.Required("multirange") is var multirange && multirange != GivenName(one.Name))
            options.Add($"multirange_type_name = {SqlNames.Of(multirange)}");
        text.Add($"create type {text.Name(one.Id)} as range ({string.Join(", ", options)})", one.Id);
    }

    /// <summary>The name that PostgreSQL gives a multirange by itself.</summary>
    static string GivenName(string range) => range.IndexOf("range", StringComparison.Ordinal) is >= 0 and var at
        ? $"{range[..at]}multi{range[at..]}"
        : $"{range}_multirange";
}
