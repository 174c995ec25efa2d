using Slipway.Graph;
using Slipway.History;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// Finds in what a database differs from what its applied migrations have made: these are replayed in a throw-away database, of which
/// nothing is kept, for a server that is looked at is not to be left with more than it had.
/// </summary>
/// <param name="shadows">How throw-away databases are filled.</param>
public sealed class DriftSearch(SchemaShadows shadows)
{
    /// <summary>Compares a database with its history.</summary>
    /// <param name="database">The database.</param>
    /// <param name="history">Its history, with the texts.</param>
    /// <param name="graph">The files.</param>
    /// <param name="wanted">What the code needs, which tells who made a difference; <see langword="null"/> when nobody says.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The differences; or why they cannot be known.</returns>
    public async Task<Outcome<Drift>> FindAsync(
        ITarget database, MigrationHistory history, RevisionGraph graph, DatabaseSchema? wanted, CancellationToken cancel)
    {
        var files = await shadows.ReadAsync(new SchemaSource.Applied(history, graph), cancel).ConfigureAwait(false);
        return files.Succeeded
            ? Drift.Between(files.Value, await shadows.ReadAsync(database, cancel).ConfigureAwait(false), wanted)
            : files.Problems;
    }

    /// <summary>The same for who does something else as well: that no throw-away database can be made is no failure of his.</summary>
    public async Task<Outcome<Drift>> TryFindAsync(
        ITarget database, MigrationHistory history, RevisionGraph graph, CancellationToken cancel)
    {
        try
        {
            return await FindAsync(database, history, graph, wanted: null, cancel).ConfigureAwait(false);
        }
        catch (ProblemException fault)
        {
            return fault.Problem;
        }
        catch (TargetUnavailableException fault)
        {
            return fault.Problem;
        }
        catch (NotSupportedException unsupported)
        {
            return new Problem(Codes.SchemaUnproved, unsupported.Message);
        }
    }
}
