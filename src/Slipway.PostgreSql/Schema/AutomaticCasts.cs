using System.Collections.Frozen;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// The casts that PostgreSQL makes by itself where a value of one type is put into a column of another: the implicit ones and those of
/// assignments, of <c>pg_cast</c> of 15 to 18. For any other change of a type a person must say how the values become others.
/// </summary>
static class AutomaticCasts
{
    const string Registered = "regclass, regcollation, regconfig, regdictionary, regnamespace, regoper, regoperator, regproc, "
        + "regprocedure, regrole, regtype";

    static readonly FrozenDictionary<string, FrozenSet<string>> Known = new Dictionary<string, string>
    {
        ["\"char\""] = "",
        ["bigint"] = $"double precision, integer, money, numeric, oid, real, smallint, {Registered}",
        ["bit"] = "bit varying",
        ["bit varying"] = "bit",
        ["box"] = "polygon",
        ["character"] = "\"char\", name",
        ["character varying"] = "\"char\", name, regclass",
        ["cidr"] = "inet",
        ["date"] = "timestamp with time zone, timestamp without time zone",
        ["double precision"] = "bigint, integer, numeric, real, smallint",
        ["inet"] = "cidr",
        ["integer"] = $"bigint, double precision, money, numeric, oid, real, smallint, {Registered}",
        ["interval"] = "time without time zone",
        ["json"] = "jsonb",
        ["jsonb"] = "json",
        ["macaddr"] = "macaddr8",
        ["macaddr8"] = "macaddr",
        ["money"] = "numeric",
        ["numeric"] = "bigint, double precision, integer, money, real, smallint",
        ["oid"] = $"bigint, integer, {Registered}",
        ["path"] = "polygon",
        ["point"] = "box",
        ["polygon"] = "path",
        ["real"] = "bigint, double precision, integer, numeric, smallint",
        ["regclass"] = "bigint, integer, oid",
        ["smallint"] = $"bigint, double precision, integer, numeric, oid, real, {Registered}",
        ["text"] = "\"char\", name, regclass",
        ["time with time zone"] = "time without time zone",
        ["time without time zone"] = "interval, time with time zone",
        ["timestamp with time zone"] = "date, time with time zone, time without time zone, timestamp without time zone",
        ["timestamp without time zone"] = "date, time without time zone, timestamp with time zone",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(", ").ToFrozenSet());

    /// <summary>Whether a column's values become those of the other type by themselves.</summary>
    /// <param name="from">The type as the catalog prints it, with its modifiers.</param>
    /// <param name="to">The other type.</param>
    public static bool Lead(string from, string to)
    {
        var (one, other) = (Base(from), Base(to));
        if (one == other)
            return true;
        if (one.EndsWith("[]", StringComparison.Ordinal) && other.EndsWith("[]", StringComparison.Ordinal))
            return Lead(one[..^2], other[..^2]);
        // Every type has a text, and a text may always be put where a text is wanted.
        if (other is "text" or "character varying" or "character" or "name")
            return true;
        return Known.TryGetValue(one, out var some) && some.Contains(other);
    }

    /// <summary>A type without its modifiers: <c>numeric(10,2)[]</c> is <c>numeric[]</c>.</summary>
    public static string Base(string type)
    {
        if (type.StartsWith("interval", StringComparison.Ordinal))
            return type.EndsWith("[]", StringComparison.Ordinal) ? "interval[]" : "interval";
        var open = ServerText.Find(type, "(");
        return open < 0 ? type : type[..open] + type[(type.IndexOf(')', open) + 1)..];
    }
}
