using System.ComponentModel;
using Slipway.PostgreSql.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Copies;

/// <summary>Reads a copy: whether it is whole, and what it holds.</summary>
sealed class CopyReader(ServerPrograms programs, OwnSchema own)
{
    /// <summary>Reads all of it, unpacked, and counts the rows.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="fresh">What it must hold, when this process has just made it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ProblemException">It is damaged, or no copy.</exception>
    public async Task<CopyContent> ReadAsync(string path, FreshCopy? fresh, CancellationToken cancel)
    {
        var rows = new CopyRows(own.Schema);
        CopyMoment? moment = null;
        switch (KindOf(path))
        {
            case CopyKind.Archive:
                await ReadArchiveAsync(path, rows, cancel).ConfigureAwait(false);
                break;
            default:
                moment = await LogicalReader.ReadAsync(path, rows, cancel).ConfigureAwait(false);
                break;
        }

        if (rows.IsCut)
            throw CopyProblems.Damaged(path, "it ends in the middle of a table").ToException();
        var content = new CopyContent(rows.Rows, rows.Head, rows.Environment) { Moment = moment?.ToString() };
        if (fresh is null || fresh.Path != path)
            return content;
        if (CopyComparison.Difference(fresh.Rows, content.Rows) is { } how)
            throw CopyProblems.NotComplete(path, how).ToException();
        return content with { Moment = fresh.Moment.ToString(), Notes = fresh.Notes };
    }

    /// <summary>What made a copy.</summary>
    /// <exception cref="ProblemException">It is no copy.</exception>
    public static CopyKind KindOf(string path)
    {
        if (!File.Exists(path))
            throw CopyProblems.Missing(path).ToException();
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[16];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw CopyProblems.ZeroBytes(path).ToException();
        if (start.StartsWith("PGDMP"u8))
            return CopyKind.Archive;
        return start.StartsWith(LogicalFile.Magic) ? CopyKind.Logical : throw CopyProblems.Unknown(path).ToException();
    }

    async Task ReadArchiveAsync(string path, CopyRows rows, CancellationToken cancel)
    {
        var choice = await programs.FindRestoreAsync(cancel).ConfigureAwait(false);
        if (choice.Program is not { } restore)
            throw CopyProblems.NoRestoreProgram(path, choice.Why).ToException();
        try
        {
            // The table of contents, then the data of all tables; the rows are counted as they pass, and kept nowhere.
            await RunAsync(restore, ["--list", path], output => output.CopyToAsync(Stream.Null, cancel)).ConfigureAwait(false);
            await RunAsync(restore, ["--data-only", "--file=-", path], output => rows.ReadAsync(output, cancel)).ConfigureAwait(false);
        }
        catch (Win32Exception failure)
        {
            throw CopyProblems.NotRun(restore.Path, failure).ToException(failure);
        }

        async Task RunAsync(ServerProgram program, string[] arguments, Func<Stream, Task> read)
        {
            var ended = await program.RunAsync(arguments, new Dictionary<string, string>(), read, cancel).ConfigureAwait(false);
            if (!ended.Succeeded)
                throw CopyProblems.Damaged(path, ended.Words).ToException();
        }
    }
}
