using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// Columns that a person would have written as <c>serial</c>: the sequence, the default and the column come from one word.
/// </summary>
static class SerialColumns
{
    /// <summary>Longer names are cut by PostgreSQL, by a rule of its own.</summary>
    const int LongestPlainName = 50;

    /// <summary>The word for a column; <see langword="null"/> when it is none, or its parts were not all made by the word.</summary>
    public static string? Word(SchemaObject column, DdlText text) =>
        SequenceOf(column, text) is null ? null : WordFor(column.Required("type"));

    /// <summary>Whether a new sequence is made by the word for its column.</summary>
    public static bool IsMadeBy(SchemaObject sequence, DdlText text) =>
        text.OwnersAfter.OwnerOf(sequence) is { } column && SequenceOf(column, text)?.Id == sequence.Id;

    static SchemaObject? SequenceOf(SchemaObject column, DdlText text)
    {
        if (text.Before.Has(column.Id) || !column.Has("not-null") || column.Has("inherited") || WordFor(column.Required("type")) is null)
            return null;
        var id = new ObjectId(ObjectKind.Sequence, column.Id.Schema, $"{column.Id.Parent}_{column.Name}_seq");
        if (text.Before.Has(id) || text.After.Find(id) is not { } sequence
            || column.Id.Parent.Length + column.Name.Length > LongestPlainName)
            return null;
        var isPlain = (sequence["type"] ?? "bigint") == column["type"] && text.OwnersAfter.OwnerOf(sequence)?.Id == column.Id
            && sequence.Properties.All(property => property.Name is "type" or "owned-by");
        var given = text.After.ChildrenOf(column.Id, ObjectKind.Default).FirstOrDefault();
        var isDefault = given is { Properties.Length: 1 }
            && given["expression"] == $"nextval({SqlQuoting.Literal(new SqlNames(text.After.DefaultNamespace).Of(id))}::regclass)";
        return isPlain && isDefault && text.OwnersAfter.UsersOf(id).All(one => one.Id == given!.Id) ? sequence : null;
    }

    static string? WordFor(string type) => type switch
    {
        "smallint" => "smallserial",
        "integer" => "serial",
        "bigint" => "bigserial",
        _ => null,
    };
}
