using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Aggregates.</summary>
sealed class Aggregates() : CatalogKind("aggregates", ObjectKind.Aggregate)
{
    static readonly string[] Plain =
    [
        "sfunc", "stype", "sspace", "finalfunc", "finalfunc-extra", "finalfunc-modify", "combinefunc", "serialfunc", "deserialfunc",
        "initcond", "msfunc", "minvfunc", "mstype", "msspace", "mfinalfunc", "mfinalfunc-extra", "mfinalfunc-modify", "minitcond",
            "sortop", "parallel",
        "hypothetical",
    ];

    public override string NameSpace => "routine";

    public override bool CanAlter(SchemaChange.Alter change) =>
        !change.Changes("arguments") && !change.Changes("result") && !change.Changes("hypothetical");

    public override void Create(SchemaAction.Create action, DdlText text) => Write("create", action.After, text);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (!change.ChangesOnly(SchemaObject.Comment, SchemaObject.Grants))
            Write("create or replace", change.After, text);
    }

    static void Write(string verb, SchemaObject one, DdlText text)
    {
        var options = Plain.Where(one.Has).Select(name => name switch
        {
            "finalfunc-extra" or "mfinalfunc-extra" or "hypothetical" => name.Replace('-', '_'),
            "initcond" or "minitcond" => $"{name} = {SqlQuoting.Literal(one.Required(name))}",
            _ => $"{name.Replace('-', '_')} = {one.Required(name)}",
        });
        var name = $"{text.Names.OfRoutine(one.Id)}({ServerText.Lowered(one.Required("arguments"))})";
        text.Add($"{verb} aggregate {name} (\n    {string.Join(",\n    ", options)}\n)", one.Id);
    }
}
