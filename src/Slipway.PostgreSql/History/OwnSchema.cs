using System.Globalization;
using Slipway.Files;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.History;

/// <summary>Where Slipway's own tables lie, and their names as they stand in SQL.</summary>
/// <param name="Schema">The schema; <see cref="Default"/> unless the settings name another.</param>
sealed record OwnSchema(string Schema)
{
    /// <summary>The schema that is Slipway's alone.</summary>
    public const string Default = "slipway";

    /// <summary>The names of our tables within the schema, as a list of SQL literals.</summary>
    public string Names { get; } = $"'slipway_history', 'slipway_event', 'slipway_journal', 'slipway_meta', '{HeadIn(Schema)}'";

    public string History { get; } = SqlQuoting.Name(Schema, "slipway_history");

    public string Event { get; } = SqlQuoting.Name(Schema, "slipway_event");

    public string Journal { get; } = SqlQuoting.Name(Schema, "slipway_journal");

    public string Meta { get; } = SqlQuoting.Name(Schema, "slipway_meta");

    /// <summary>Who has run last, and the epoch that fences off those before. In a schema of others it bears our name.</summary>
    public string Head { get; } = SqlQuoting.Name(Schema, HeadIn(Schema));

    public string Guard { get; } = SqlQuoting.Name(Schema, "slipway_event_is_append_only");

    /// <summary>
    /// The key of the advisory lock: 64 bits of a hash, so that it meets no application's own key by accident, and differs
    /// for each history in a database.
    /// </summary>
    public long LockKey { get; } = unchecked((long)ulong.Parse(
        Checksum.Of($"slipway:{Schema}.slipway_history").AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    static string HeadIn(string schema) => schema == Default ? "head" : "slipway_head";
}
