using System.Buffers;
using System.Text;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>
/// What tells whether a migration was changed: SHA-256 of its up section's UTF-8 bytes, without a byte order mark, with
/// line ends made <c>\n</c>, and without the blanks and empty lines before and after it.
/// </summary>
/// <remarks>
/// The blanks around do not count because they come and go with what stands outside: a down section that is written
/// later, or the line end that an editor puts under the last line.
/// </remarks>
public static class Checksum
{
    internal const string Around = " \t\n\f";

    /// <summary>The checksum of a text.</summary>
    /// <param name="upSection">The text of an up section, with line ends of any kind.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string upSection)
    {
        var text = Significant(LineEnds.Normalize(upSection.TrimStart('\uFEFF')));
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> digest = stackalloc byte[Sha256.DigestSize];
        Sha256.Hash(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), digest);
        ArrayPool<byte>.Shared.Return(bytes);
        return Show(digest);
    }

    /// <summary>The checksum of a statement, with the rows of a COPY.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SqlStatement statement)
    {
        if (statement.Data is not { } rows)
            return Of(statement.Text);

        var hash = new RunningSha256();
        hash.Append(statement.Text);
        hash.Append(";\n");
        foreach (var piece in rows.Read())
            hash.Append(piece.Span);
        return hash.Finish();
    }

    /// <summary>The part of a section that counts.</summary>
    internal static ReadOnlySpan<char> Significant(ReadOnlySpan<char> section) => section.Trim(Around);

    internal static string Show(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest);
}
