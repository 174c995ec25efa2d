using System.CommandLine;
using System.Text;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Run;

/// <summary>What a next command must repeat, so that it speaks of the same project and database.</summary>
static class SameOptions
{
    static readonly Option<string>[] Repeated =
    [
        GlobalOptions.Config, GlobalOptions.Url, GlobalOptions.UrlFile, GlobalOptions.Folder, GlobalOptions.EnvironmentName,
        GlobalOptions.EnvFile,
    ];

    /// <summary>The options as they were typed, each with a blank before it; empty when none was. A password is left out.</summary>
    public static string Of(CommandRun run)
    {
        var text = new StringBuilder();
        foreach (var option in Repeated)
        {
            if (run.Get(option) is { } value)
                text.Append(' ').Append(option.Name).Append(' ').Append(ShellWord.Of(SecretText.Mask(value)));
        }

        return text.ToString();
    }
}
