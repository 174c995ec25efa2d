namespace Slipway.Sql;

/// <summary>Rows that are a part of a text in memory.</summary>
sealed class HeldRows(ReadOnlyMemory<char> rows, int line) : CopyRows
{
    public override int Line => line;

    public override IEnumerable<ReadOnlyMemory<char>> Read() => rows.IsEmpty ? [] : [rows];
}
