using System.Collections.Immutable;
using System.Text;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>What lies between two markers of a large file.</summary>
/// <param name="line">The line in the file on which it starts, from 1.</param>
/// <param name="start">Where it starts in the file's text, in characters.</param>
/// <param name="longestHeld">The most characters of a part that is held nevertheless.</param>
sealed class ScannedPart(int line, long start, int longestHeld)
{
    readonly SectionDigest digest = new();
    readonly ImmutableArray<MarkedStatement>.Builder marked = ImmutableArray.CreateBuilder<MarkedStatement>();
    StringBuilder? held = new();
    long length;
    int count;

    public int Line => line;

    /// <summary>Appends text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        digest.Append(text);
        length += text.Length;
        if (held is not null && held.Length + text.Length <= longestHeld)
            held.Append(text);
        else
            held = null;
    }

    /// <summary>Counts a statement.</summary>
    /// <param name="statement">The statement; it need not be there when it is transactional.</param>
    /// <param name="nature">How it stands to transactions.</param>
    public void Add(SqlStatement? statement, StatementNature nature)
    {
        if (statement is not null && nature is not StatementNature.Transactional)
            marked.Add(new MarkedStatement(count, statement, nature));
        count++;
    }

    /// <summary>The part as a section.</summary>
    public SqlSection In(LargeFile file) => held is not null
        ? new SqlSection(held.ToString(), line)
        : SqlSection.Of(new LargeSection
        {
            File = file,
            Line = line,
            Start = start,
            End = start + length,
            Checksum = digest.Finish(),
            Count = count,
            Marked = marked.ToImmutable(),
        });
}
