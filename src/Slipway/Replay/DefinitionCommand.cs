using System.ComponentModel;
using System.Diagnostics;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Replay;

/// <summary>Lets a command print what defines a schema: an ORM's, a dump's. A shell reads it, as it would at a terminal.</summary>
public static class DefinitionCommand
{
    const string Shell = "/bin/sh";
    const int MostLines = 20;

    /// <summary>Runs it to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>What it has printed to standard output; or why it has failed, with what it has printed to standard error.</returns>
    public static async Task<Outcome<DefinitionTexts>> RunAsync(string command, string folder, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = StartOf(command, folder) };
        try
        {
            process.Start();
            process.StandardInput.Close();
        }
        catch (Win32Exception fault)
        {
            return Failed(command, $"cannot be run: {fault.Message}", complaint: "");
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var complaint = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            var text = await output.ConfigureAwait(false);
            return process.ExitCode == 0
                ? new DefinitionTexts([new DefinitionText($"output of '{SecretText.Mask(command)}'", text)])
                : Failed(command, $"ended with {process.ExitCode}", await complaint.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    static ProcessStartInfo StartOf(string command, string folder) => new(Shell, ["-c", command])
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    static Problem Failed(string command, string how, string complaint) => new(
        Codes.SchemaCommandFailed, $"The command that prints the wanted schema, '{SecretText.Mask(command)}', {how}.")
    {
        Excerpt = complaint.Trim() is { Length: > 0 } words
            ? string.Join('\n', SecretText.Mask(words).Split('\n').TakeLast(MostLines).Select(line => line.TrimEnd()))
            : null,
        State = "Nothing was changed.",
        Fix = "Run it by hand in the folder of slipway.json: it must print SQL, and nothing else, to standard output.",
    };
}
