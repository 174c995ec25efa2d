namespace Slipway.Author;

/// <summary>How new migrations are numbered.</summary>
public enum MigrationNumbering
{
    /// <summary>As those are that the app has: by time if their numbers are times, else in sequence.</summary>
    AsBefore,

    /// <summary>By the next number of the app: <c>0007_</c>.</summary>
    Sequence,

    /// <summary>By the time in UTC: <c>20261001123000_</c>.</summary>
    Timestamp,
}
