using System.Diagnostics;
using System.Text;

namespace Slipway.PostgreSql.Copies;

/// <summary>One of PostgreSQL's own client programs, as it lies on this machine.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Major">Its major version.</param>
sealed record ServerProgram(string Path, int Major)
{
    /// <summary>More of its complaints is not kept.</summary>
    const int LongestComplaint = 4096;

    /// <summary>What of our environment it sees: nothing that could be a secret of ours, or change what it does.</summary>
    static readonly string[] Inherited =
        ["PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "KRB5CCNAME", "KRB5_CONFIG", "SSL_CERT_FILE",
            "SSL_CERT_DIR"];

    /// <summary>How it ended.</summary>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Complaint">What it wrote to standard error.</param>
    public sealed record Ended(int Code, string Complaint)
    {
        public bool Succeeded => Code == 0;

        /// <summary>What it complained of, in one line, without its name.</summary>
        public string Words
        {
            get
            {
                var line = Complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal)) ?? Complaint.Trim();
                var begin = line.IndexOf("error: ", StringComparison.Ordinal);
                return line.Length == 0
                    ? $"it ended with code {Code}"
                    : line[(begin < 0 ? 0 : begin + 7)..].ReplaceLineEndings(" ").TrimEnd('.');
            }
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments; never a secret.</param>
    /// <param name="environment">What it needs in its environment.</param>
    /// <param name="read">Reads what it writes to standard output; <see langword="null"/> when nobody wants it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<Ended> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, Func<Stream, Task>? read,
            CancellationToken cancel)
    {
        using var process = Start(Path, arguments, environment);
        var complaint = ComplaintOfAsync(process.StandardError);
        try
        {
            await (read ?? (output => output.CopyToAsync(Stream.Null, cancel)))(process.StandardOutput.BaseStream).ConfigureAwait(false);
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            return new Ended(process.ExitCode, await complaint.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Starts a program with nothing of our environment but what is harmless.</summary>
    public static Process Start(string path, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var ours = Inherited.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
        start.Environment.Clear();
        foreach (var (name, value) in ours)
        {
            if (value is not null)
                start.Environment[name] = value;
        }

        // Its complaints in English: they are read.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    static async Task<string> ComplaintOfAsync(StreamReader errors)
    {
        var text = new StringBuilder();
        var block = new char[1024];
        while (await errors.ReadAsync(block).ConfigureAwait(false) is > 0 and var read)
            text.Append(block, 0, Math.Min(read, LongestComplaint - text.Length));
        return text.ToString();
    }
}
