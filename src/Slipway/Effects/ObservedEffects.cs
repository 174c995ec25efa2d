using System.Collections.Immutable;

namespace Slipway.Effects;

/// <summary>Reads what happened off two states of a database.</summary>
public static class ObservedEffects
{
    /// <summary>The kind of an effect that leaves rows pointing at nothing.</summary>
    public const string BreakForeignKey = "break-foreign-key";

    /// <summary>Compares two states of one database. Pure; the order of the effects depends on nothing else.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    /// <returns>Tables by name, each with its columns and rows; then the other objects; then broken foreign keys.</returns>
    public static ImmutableArray<Effect> Between(DatabaseState before, DatabaseState after) =>
    [
        .. Tables(before, after),
        .. Objects(before.Objects, after.Objects),
        .. BrokenForeignKeys(before.BrokenForeignKeys, after.BrokenForeignKeys),
    ];

    static IEnumerable<Effect> Tables(DatabaseState before, DatabaseState after) =>
        Pair(before.Tables, after.Tables, table => table.Name).SelectMany(pair => pair switch
        {
            { Before: null, After: { } made } => Created(made),
            { Before: { } gone, After: null } => [new Effect("drop-table", gone.Name, gone.Rows)],
            { Before: { } old, After: { } now } => [.. Columns(old, now), .. Rows(old, now)],
            _ => [],
        });

    static IEnumerable<Effect> Created(TableState table) => table.Rows == 0
        ? [new Effect("create-table", table.Name)]
        : [new Effect("create-table", table.Name), new Effect("insert-rows", table.Name, table.Rows)];

    static IEnumerable<Effect> Columns(TableState before, TableState after) =>
        Pair(before.Columns, after.Columns, column => column.Name).SelectMany(pair => pair switch
        {
            { Before: null, After: { } made } => new[] { new Effect("add-column", $"{after.Name}.{made.Name}", after.Rows) },
            { Before: { } gone, After: null } => [new Effect("drop-column", $"{before.Name}.{gone.Name}", before.Rows)],
            { Before: { } old, After: { } now } => Column(old, now, before, after),
            _ => [],
        });

    static Effect[] Column(ColumnState old, ColumnState now, TableState before, TableState after)
    {
        var name = $"{after.Name}.{now.Name}";
        return
        [
            .. old.Definition != now.Definition ? [new Effect("alter-column", name, after.Rows)] : Array.Empty<Effect>(),
            .. HasOtherValues(old, now) && before.Rows == after.Rows
                ? [new Effect("change-values", name, after.Rows)]
                : Array.Empty<Effect>(),
        ];
    }

    static bool HasOtherValues(ColumnState old, ColumnState now) =>
        old.Fingerprint is { } was && now.Fingerprint is { } isNow && was != isNow;

    static IEnumerable<Effect> Rows(TableState before, TableState after) => (after.Rows - before.Rows) switch
    {
        > 0 and var more => [new Effect("insert-rows", after.Name, more)],
        < 0 and var fewer => [new Effect("delete-rows", after.Name, -fewer)],
        _ => [],
    };

    static IEnumerable<Effect> Objects(ImmutableArray<ObjectState> before, ImmutableArray<ObjectState> after) =>
        Pair(before, after, one => $"{one.Kind} {one.Name}").SelectMany(pair => pair switch
        {
            { Before: null, After: { } made } => new[] { new Effect($"create-{made.Kind}", made.Name) },
            { Before: { } gone, After: null } => [new Effect($"drop-{gone.Kind}", gone.Name)],
            { Before: { } old, After: { } now } when old.Definition != now.Definition => [new Effect($"alter-{now.Kind}", now.Name)],
            _ => [],
        });

    static IEnumerable<Effect> BrokenForeignKeys(
        ImmutableSortedDictionary<string, long> before, ImmutableSortedDictionary<string, long> after) =>
        after.Keys.Select(key => new Effect(BreakForeignKey, key, after[key] - before.GetValueOrDefault(key)))
            .Where(effect => effect.Rows > 0)
            .OrderBy(effect => effect.Object, StringComparer.Ordinal);

    /// <summary>Each name once, sorted, with what bears it before and after.</summary>
    static IEnumerable<Twin<T>> Pair<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> name)
        where T : class
    {
        // A name that only changed its case is the same thing, unless the engine tells such names apart.
        var comparer = HasTwins(before, name) || HasTwins(after, name) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var old = before.ToDictionary(name, comparer);
        var now = after.ToDictionary(name, comparer);
        return old.Keys.Union(now.Keys, comparer)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key, StringComparer.Ordinal)
            .Select(key => new Twin<T>(old.GetValueOrDefault(key), now.GetValueOrDefault(key)));
    }

    static bool HasTwins<T>(ImmutableArray<T> some, Func<T, string> name) =>
        some.Select(name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < some.Length;

    sealed record Twin<T>(T? Before, T? After)
        where T : class;
}
