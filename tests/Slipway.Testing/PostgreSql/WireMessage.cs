namespace Slipway.Testing.PostgreSql;

/// <summary>A message of PostgreSQL's protocol, as it passed the proxy.</summary>
/// <param name="Connection">Which connection, from 1 on, in the order in which they came.</param>
/// <param name="Number">Which message of all that passed, from 1 on.</param>
/// <param name="FromClient">Whether the client sent it.</param>
/// <param name="Type">
/// The protocol's letter for it: from a client <c>Q</c> is a query, <c>P</c> Parse, <c>B</c> Bind, <c>E</c> Execute, <c>S</c> Sync;
/// from the server <c>C</c> is CommandComplete, <c>E</c> an error, <c>Z</c> ReadyForQuery. The first message of a client, which has
/// none, is <c>^</c>.
/// </param>
/// <param name="Length">How many bytes follow the letter.</param>
/// <param name="Text">Its content as ASCII, cut after 4096 characters.</param>
public sealed record WireMessage(int Connection, int Number, bool FromClient, char Type, int Length, string Text)
{
    /// <summary>Whether a client asks for SQL that contains a text, by either protocol.</summary>
    public bool Asks(string sql) =>
        FromClient && Type is 'Q' or 'P' && Text.Contains(sql, StringComparison.OrdinalIgnoreCase);
}
