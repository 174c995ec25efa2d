using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>What a migrations folder holds.</summary>
/// <param name="Folder">The folder, as an absolute path.</param>
/// <param name="Migrations">The versioned migrations, sorted by app, numeric prefix and ordinal text.</param>
/// <param name="Repeatable">The repeatable ones, sorted by name.</param>
/// <param name="Notes">What is worth saying but stops nothing.</param>
public sealed record MigrationFiles(
    string Folder,
    ImmutableArray<Migration> Migrations,
    ImmutableArray<Migration> Repeatable,
    ImmutableArray<Problem> Notes);
