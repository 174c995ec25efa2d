using System.Text;

namespace Slipway.Sqlite.Connections;

/// <summary>Says which process a number is, without its arguments: those may hold secrets.</summary>
static class ProcessNames
{
    const int LongestCommandLine = 4096;

    /// <summary>A process as a person knows it: <c>pid 1234 (node server.js)</c>.</summary>
    public static string Describe(int pid)
    {
        var own = pid == Environment.ProcessId ? ", this process itself" : "";
        return CommandOf(pid) is { Length: > 0 } command ? $"pid {pid} ({command}{own})" : $"pid {pid}";
    }

    /// <summary>The program and, for an interpreter, its script.</summary>
    static string CommandOf(int pid)
    {
        try
        {
            using var file = File.OpenRead($"/proc/{pid}/cmdline");
            var buffer = new byte[LongestCommandLine];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var words = Encoding.UTF8.GetString(buffer, 0, length).Split('\0', StringSplitOptions.RemoveEmptyEntries);
            return words is [var program, .. var rest]
                ? string.Join(' ', [Path.GetFileName(program), .. rest.Take(1).Where(IsScript)])
                : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    static bool IsScript(string word) =>
        Path.GetExtension(word) is ".js" or ".mjs" or ".cjs" or ".ts" or ".py" or ".dll" or ".rb" or ".jar" or ".php"
        && !word.Contains('@', StringComparison.Ordinal) && !word.Contains("://", StringComparison.Ordinal);
}
