namespace Allegutta.Seed;

/// <summary>An invented member of the savings club.</summary>
/// <param name="FirstName">The first name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Portfolios">What the person saves in; the first is the one that opens by itself.</param>
sealed record Person(string FirstName, string LastName, IReadOnlyList<Habit> Portfolios)
{
    /// <summary>Everybody.</summary>
    public static IReadOnlyList<Person> All { get; } =
    [
        new("Kari", "Lunde",
        [
            new("Pensjon", "Kjøp og behold", 2019, 9_000, 5, 6, "DNB EQNR TEL ORK GJF STB NHY MOWI KOG"),
            new("Utbytte", "Lever av kupongene", 2020, 6_000, 5, 10, "AKRBP EQNR MOWI TEL FRO VAR SUBC SALM"),
        ]),
        new("Ola", "Bråten",
        [
            new("Aksjesparekonto", "Månedlig sparing", 2019, 5_500, 4, 12, "EQNR DNB NHY YAR TOM VEND NOD ORK"),
        ]),
        new("Eirik", "Myhre",
        [
            new("Sjømat", "Laks går aldri av moten", 2020, 5_000, 4, 12, "MOWI SALM BAKKA ORK"),
            new("Oslo Børs", "Litt av alt", 2019, 6_500, 5, 9, "EQNR DNB NHY TEL KOG ORK YAR GJF MOWI STB VEND TOM"),
        ]),
        new("Ingrid", "Solheim",
        [
            new("Hovedportefølje", null, 2019, 14_000, 6, 14, "KOG EQNR DNB VEND SALM BAKKA TOM STB AKRBP GJF"),
            new("Spekulasjon", "Bare penger jeg kan miste", 2020, 4_000, 6, 40, "NEL SCATC AUTO NOD FRO TOM"),
        ]),
        new("Jonas", "Haugen",
        [
            new("Langsiktig", "Sparing til huset", 2019, 7_500, 5, 10, "NHY YAR EQNR DNB TEL SUBC ORK VEND")
                { Dollars = 2_500 },
        ]),
        new("Sigrid", "Ås",
        [
            new("Sparing", null, 2019, 4_500, 4, 8, "ORK TEL DNB GJF MOWI BAKKA STB"),
            new("Barnas konto", "Til Emma og Nils", 2021, 2_000, 3, 4, "EQNR DNB ORK TOM KOG"),
        ]),
    ];
}
