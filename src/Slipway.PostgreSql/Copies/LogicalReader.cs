using System.Text;
using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>Reads a copy in Slipway's own format.</summary>
static class LogicalReader
{
    /// <summary>Reads all of it, and counts its rows.</summary>
    /// <returns>When it was made.</returns>
    /// <exception cref="ProblemException">It is damaged.</exception>
    public static async Task<CopyMoment?> ReadAsync(string path, CopyRows rows, CancellationToken cancel)
    {
        CopyMoment? moment = null;
        try
        {
            await foreach (var part in LogicalFile.ReadAsync(path, cancel).ConfigureAwait(false))
            {
                switch (part.Kind)
                {
                    case 'V':
                        moment = CopyMoment.Parse(part.Text);
                        break;
                    case 'T' when CopyHeader.Parse(part.Text) is { } table:
                        rows.BeginTable(table.Table, table.Columns);
                        break;
                    case 'R':
                        rows.Append(part.Content.Span);
                        break;
                    case 'E' when LogicalFile.RowsAt(part) is var wanted && rows.EndTable() is var there && there != wanted:
                        throw CopyProblems.Damaged(path, $"a table has {there} rows instead of {wanted}").ToException();
                    case 'S' or 'A' or 'E':
                        break;
                    default:
                        throw CopyProblems.Damaged(path, "it holds something that Slipway has not written").ToException();
                }
            }

            return moment;
        }
        catch (Exception failure) when (failure is InvalidDataException or ArgumentOutOfRangeException or DecoderFallbackException)
        {
            throw CopyProblems.Damaged(path, failure.Message).ToException(failure);
        }
    }
}
