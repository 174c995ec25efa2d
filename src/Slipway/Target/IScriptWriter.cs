using System.Collections.Immutable;
using Slipway.History;

namespace Slipway.Target;

/// <summary>
/// An engine's words for a script that a person runs with the engine's own shell: what an <see cref="ITargetSession"/>
/// does, written down. Every text consists of whole lines.
/// </summary>
public interface IScriptWriter
{
    /// <summary>What one transaction holds unless the settings say otherwise.</summary>
    TransactionScope DefaultScope { get; }

    /// <summary>What comes first: how to run the script, and what makes the shell stop at the first error.</summary>
    string Open();

    /// <summary>Begins a transaction.</summary>
    string Begin(TransactionRequest request);

    /// <summary>Stops the script unless the history is what it was written for. The tables must have been prepared.</summary>
    /// <param name="applied">Migrations that must be applied.</param>
    /// <param name="pending">Migrations that must not be applied.</param>
    string Expect(ImmutableArray<string> applied, ImmutableArray<string> pending);

    /// <summary>Changes Slipway's own tables, as <see cref="ITargetSession.RecordAsync"/> does.</summary>
    string Record(HistoryChange change);

    /// <summary>Commits.</summary>
    string Commit();
}
