using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Rows of a COPY that stay in their file.</summary>
sealed class StoredRows(LargeFile file, long start, long end, int line) : CopyRows
{
    public override int Line => line;

    public override IEnumerable<ReadOnlyMemory<char>> Read()
    {
        using var window = file.OpenAt(start, end);
        int length;
        while ((length = SqlToken.RowsLength(window.Text)) == SqlToken.Endless && !window.IsAtEnd)
        {
            yield return window.Memory;
            window.Slide(window.Text.Length);
        }

        yield return length == SqlToken.Endless ? window.Memory : window.Memory[..length];
    }
}
