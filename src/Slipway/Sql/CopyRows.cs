namespace Slipway.Sql;

/// <summary>
/// The rows that follow <c>COPY … FROM STDIN</c> in a script, as written, without the line <c>\.</c> that ends them. They
/// are no SQL: the engine sends them by the COPY protocol. They may be larger than memory, so they are read in pieces.
/// </summary>
public abstract class CopyRows
{
    /// <summary>The line in the file of the first row, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>
    /// Reads the rows from their beginning, as often as one likes. Every row ends with <c>\n</c>, also on systems that write
    /// <c>\r\n</c>; a piece may end anywhere.
    /// </summary>
    /// <returns>The pieces, in order; each is valid until the next is asked for.</returns>
    public abstract IEnumerable<ReadOnlyMemory<char>> Read();
}
