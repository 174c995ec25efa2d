using Slipway.Replay;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>Migrations that are to be written from a difference.</summary>
/// <param name="File">What they are called, and what they stand on.</param>
/// <param name="Source">The migrations that there are.</param>
/// <param name="Before">The schema that those make.</param>
/// <param name="Renamed">The same, with the new names that a person has given.</param>
/// <param name="Wanted">The schema that is wanted.</param>
public sealed record DiffRequest(
    NewMigrationRequest File, SchemaSource.Migrations Source, DatabaseSchema Before, RenamedSchema Renamed, DatabaseSchema Wanted)
{
    /// <summary>How the statements are to be written.</summary>
    public DdlOptions Options { get; init; } = DdlOptions.Default;
}
