using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Slipway.History;
using Slipway.Machine;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>
/// Lets another program back up: a snapshot of the disk, a tool that keeps the server's own log. No shell reads its command. What
/// it writes first is the name under which its backup is known.
/// </summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="target">The database.</param>
sealed class BackupProgram(ImmutableArray<string> command, ITarget target)
{
    const int LongestName = 200;
    const int LongestComplaint = 4096;

    /// <summary>What it has made.</summary>
    /// <param name="Name">The name that it gave.</param>
    /// <param name="Head">The revision that the database was at.</param>
    public sealed record Made(string Name, ImmutableArray<string> Head);

    /// <summary>Runs it to its end, and writes down what it said.</summary>
    /// <exception cref="ProblemException">It failed, or gave no name.</exception>
    public async Task<Made> RunAsync(string record, BackupRequest request, CancellationToken cancel)
    {
        var history = await target.ReadHistoryAsync(HistoryDetail.Outline, cancel).ConfigureAwait(false);
        var point = await target.MarkMomentAsync($"slipway {request.Run.Run}", cancel).ConfigureAwait(false);
        var (code, output, complaint) = await RunAsync(Environment(request, history.Current), cancel).ConfigureAwait(false);
        if (code != 0)
            throw Failed($"ended with {code}{(complaint.Length == 0 ? "" : $": {LastLine(complaint)}")}").ToException();
        var name = FirstLine(output);
        if (name.Length == 0)
            throw Failed("wrote nothing: its first line must be the name of the backup that it has made").ToException();

        var text = $"{name}\n" + (point is null ? "" : $"restore point 'slipway {request.Run.Run}' at {point}\n");
        DurableFile.Write(record, Encoding.UTF8.GetBytes(text), FileMode.CreateNew);
        if (point is not null)
            request.Notes?.Report($"The server's log has the restore point 'slipway {request.Run.Run}' at {point}.");
        return new Made(name, history.Current);
    }

    Dictionary<string, string> Environment(BackupRequest request, ImmutableArray<string> head) => new(StringComparer.Ordinal)
    {
        ["SLIPWAY_DATABASE"] = target.Description.Database,
        ["SLIPWAY_ENGINE"] = target.Description.Engine,
        ["SLIPWAY_REVISION"] = string.Join(',', head),
        ["SLIPWAY_ENV"] = request.Environment ?? "",
        ["SLIPWAY_REASON"] = request.Reason,
        ["SLIPWAY_RUN"] = request.Run.Run,
    };

    async Task<(int Code, string Output, string Complaint)> RunAsync(Dictionary<string, string> environment, CancellationToken cancel)
    {
        using var process = Start(environment);
        try
        {
            var output = ReadAsync(process.StandardOutput, cancel);
            var complaint = ReadAsync(process.StandardError, cancel);
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await complaint.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    Process Start(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in environment.Keys)
            start.Environment[name] = environment[name];
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception failure)
        {
            throw Failed($"cannot be run: {failure.Message}").ToException(failure);
        }
    }

    /// <summary>Keeps the beginning only, but reads all: a program whose output nobody reads stands still.</summary>
    static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var block = new char[1024];
        while (await reader.ReadAsync(block, cancel).ConfigureAwait(false) is > 0 and var read)
            text.Append(block, 0, Math.Min(read, LongestComplaint - text.Length));
        return text.ToString();
    }

    static string FirstLine(string text)
    {
        var line = text.TrimStart().Split('\n')[0].Trim();
        line = string.Concat(line.Where(letter => !char.IsControl(letter)));
        return line.Length <= LongestName ? line : line[..LongestName];
    }

    static string LastLine(string text) => FirstLine(text.TrimEnd().Split('\n')[^1]).TrimEnd('.');

    Problem Failed(string how) => new(Codes.BackupFailed, $"The program of backup.command, '{command[0]}', {how}.")
    {
        State = "The database was not touched.",
        Fix = "Run it by hand to see why; it must end with 0, and write the name of its backup first.",
    };
}
