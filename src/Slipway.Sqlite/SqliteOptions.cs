namespace Slipway.Sqlite;

/// <summary>How a SQLite database is used.</summary>
public sealed record SqliteOptions
{
    /// <summary>What everybody gets who asks for nothing special.</summary>
    public static SqliteOptions Default { get; } = new();

    /// <summary>
    /// Whether a missing or zero-byte file is a database to be made; otherwise it is a mistake. <see langword="false"/>
    /// by default, so that a wrong path creates nothing.
    /// </summary>
    public bool MayCreate { get; init; }

    /// <summary>
    /// How long a further transaction of a session, or a commit that readers hold up, waits for others; 60 s by default.
    /// </summary>
    public TimeSpan BusyWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether the application has set up its own SQLite library (<c>SQLitePCL.Batteries_V2.Init()</c>, or Entity
    /// Framework Core has); <see langword="false"/> by default.
    /// </summary>
    /// <remarks>
    /// Two SQLite libraries in one process do not know of each other's file locks: closing a file in one drops the locks
    /// of the other, and writers corrupt the database. An application that has a library must share it.
    /// </remarks>
    public bool ApplicationBringsSqlite { get; init; }
}
