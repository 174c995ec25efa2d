using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Replay;

namespace Slipway.Cli.Run;

/// <summary>
/// Lets an application's DbContext tell its schema: a small managed program, which this one carries within itself, loads the
/// application's assembly beside the runtime and the libraries of the application, and prints the context's create script. Nothing of the
/// application is started.
/// </summary>
static class ContextHost
{
    const string Host = "slipway-efcore.dll";

    /// <summary>For an assembly that is no program and so says nothing of the runtime that it wants: the newest there is.</summary>
    const string AnyRuntime =
        """
        {"runtimeOptions":{"tfm":"net8.0","rollForward":"LatestMajor","framework":{"name":"Microsoft.NETCore.App","version":"8.0.0"}}}
        """;

    /// <summary>Prints the schema.</summary>
    /// <param name="assembly">The application's assembly, built.</param>
    /// <param name="context">The name of the context; <see langword="null"/> when there is but one.</param>
    /// <param name="folder">The folder from which a relative path is meant.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The statements; or why there are none, with what the host has said.</returns>
    public static async Task<Outcome<DefinitionTexts>> PrintAsync(
        string assembly, string? context, string folder, CancellationToken cancel)
    {
        // Nobody else may put a program there: the folder is this user's alone.
        var own = Directory.CreateTempSubdirectory("slipway-efcore-");
        try
        {
            var host = Path.Combine(own.FullName, Host);
            await WriteAsync(host, cancel);
            var described = Path.ChangeExtension(Path.GetFullPath(Path.Combine(folder, assembly)), ".runtimeconfig.json");
            if (!File.Exists(described))
            {
                described = Path.ChangeExtension(host, ".runtimeconfig.json");
                await File.WriteAllTextAsync(described, AnyRuntime, cancel);
            }

            List<string> words = ["dotnet", "exec", "--runtimeconfig", described, host, assembly];
            if (context is not null)
                words.Add(context);
            var printed = await DefinitionCommand.RunAsync(string.Join(' ', words.Select(ShellWord.Of)), folder, cancel);
            return printed.Succeeded
                ? printed
                : (ImmutableArray<Problem>)[.. printed.Problems.Select(problem => NotTold(problem, assembly))];
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    static Problem NotTold(Problem problem, string assembly) => problem with
    {
        Message = $"The application's assembly {Path.GetFileName(assembly)} does not tell its schema.",
        Fix = "The words above say what is missing; build the application again after a change. The .NET runtime must be on the PATH.",
    };

    static async Task WriteAsync(string path, CancellationToken cancel)
    {
        await using var within = typeof(ContextHost).Assembly.GetManifestResourceStream(Host)
            ?? throw new InvalidOperationException($"Slipway bug: {Host} is not embedded.");
        await using var file = File.Create(path);
        await within.CopyToAsync(file, cancel);
    }
}
