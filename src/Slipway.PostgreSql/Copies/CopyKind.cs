namespace Slipway.PostgreSql.Copies;

/// <summary>What made a copy.</summary>
enum CopyKind
{
    /// <summary>pg_dump, in its custom format.</summary>
    Archive,

    /// <summary>Slipway itself: see <see cref="LogicalFile"/>.</summary>
    Logical,
}
