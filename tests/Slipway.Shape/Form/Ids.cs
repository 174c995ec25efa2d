using System.Collections.Immutable;
using System.Globalization;

namespace Slipway.Shape.Form;

/// <summary>The tables whose rows tests prove: promises of the users' own documents, faults, and properties.</summary>
static class Ids
{
    /// <summary>For each table, its letters, and how many rows each has.</summary>
    static readonly ImmutableDictionary<string, string> Rows = ImmutableDictionary.CreateRange<string, string>(
    [
        new("Promise", "P38 F61 N50 J31 A59 G34"),
        new("Fault", "A15 B22 C15 D11 E26 F22 G12 H14 I12 S24"),
        new("Property", "P14"),
    ]);

    /// <summary>Whether a table has a row.</summary>
    public static bool Exist(string table, string id) =>
        Rows[table].Split(' ').FirstOrDefault(letter => letter[0] == id[0]) is { } last && Number(id) >= 1 && Number(id) <= Number(last);

    static int Number(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
}
