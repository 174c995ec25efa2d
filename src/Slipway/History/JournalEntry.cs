namespace Slipway.History;

/// <summary>A row of the journal: a non-transactional statement that was begun and is not known to be done.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Direction">The direction, <c>up</c> or <c>down</c>.</param>
/// <param name="Statement">The number of the statement in its section, from 0.</param>
/// <param name="Checksum">The checksum of the statement's text: a resumed run must find the same.</param>
/// <param name="Done">Whether it is known to have taken effect.</param>
public sealed record JournalEntry(string Migration, string Direction, int Statement, string Checksum, bool Done);
