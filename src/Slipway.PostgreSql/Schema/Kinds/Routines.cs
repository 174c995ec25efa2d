using System.Globalization;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Functions and procedures.</summary>
sealed class Routines() : CatalogKind("routines", ObjectKind.Function, ObjectKind.Procedure)
{
    public override string NameSpace => "routine";

    public override bool CanAlter(SchemaChange.Alter change) =>
        !change.Changes("parameters") && !change.Changes("result") && !change.Changes("window")
        && Defaults(change.Before) <= Defaults(change.After);

    public override void Create(SchemaAction.Create action, DdlText text) => Write("create", action.After, text);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (!change.ChangesOnly(SchemaObject.Comment, SchemaObject.Grants))
            Write("create or replace", change.After, text);
    }

    static int Defaults(SchemaObject one) => int.Parse(one["defaults"] ?? "0", CultureInfo.InvariantCulture);

    static void Write(string verb, SchemaObject one, DdlText text)
    {
        var sql = $"{verb} {RoutineText.Of(one, text)}";
        if (!RoutineBody.NamesWhatIsToCome(one, text))
        {
            text.Add(sql, one.Id);
            return;
        }

        text.Add("set check_function_bodies = off", one.Id);
        text.Add(sql, one.Id);
        text.Add("reset check_function_bodies", one.Id);
    }
}
