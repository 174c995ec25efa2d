namespace Slipway.Sql;

/// <summary>A statement that does more than to run in a transaction.</summary>
/// <param name="Index">Its place among the statements, from 0.</param>
/// <param name="Statement">The statement, without the rows of a COPY.</param>
/// <param name="Nature">How it stands to transactions.</param>
public sealed record MarkedStatement(int Index, SqlStatement Statement, StatementNature Nature);
