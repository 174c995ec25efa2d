using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Machine;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>One call of one command: what was typed, where its output goes, how it is stopped.</summary>
/// <param name="parse">The command line.</param>
/// <param name="input">What the program was started with.</param>
/// <param name="terminal">Where output goes.</param>
/// <param name="cancel">Cancelled by a signal.</param>
sealed class CommandRun(ParseResult parse, ProgramInput input, Terminal terminal, CancellationToken cancel)
{
    /// <summary>The version of the program.</summary>
    public static string Version { get; } = typeof(CommandRun).Assembly.GetName().Version?.ToString(3) ?? "0";

    public ParseResult Parse => parse;

    public ProgramInput Input => input;

    public Terminal Terminal => terminal;

    public CancellationToken Cancel => cancel;

    public TimeProvider Clock { get; } = TimeProvider.System;

    public bool Json => terminal.Choices.Json;

    /// <summary>Who runs.</summary>
    public RunIdentity Identity => field ??= new RunIdentity(
        $"{Clock.GetUtcNow():yyyyMMddHHmmss}-{Environment.ProcessId}",
        input.Variable("USER") ?? input.Variable("LOGNAME") ?? SystemUser.Name,
        Environment.MachineName,
        Environment.ProcessId,
        Version);

    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => parse.GetValue(argument);

    /// <summary>Reads the settings; the options given here are flags for them.</summary>
    public Outcome<SlipwaySettings> ReadSettings(params ReadOnlySpan<(string Setting, Option<string> Option)> options)
    {
        var flags = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        ReadOnlySpan<(string Setting, Option<string> Option)> common =
            [("url", GlobalOptions.Url), ("dir", GlobalOptions.Folder), ("environment", GlobalOptions.EnvironmentName)];
        foreach (var (setting, option) in (ReadOnlySpan<(string, Option<string>)>)[.. common, .. options])
        {
            if (Get(option) is { } value)
                flags[setting] = value;
        }

        var settings = SettingsLoader.Load(new SettingsRequest(input.WorkingDirectory, input.Environment)
        {
            Flags = flags.ToImmutable(),
            ConfigFile = Get(GlobalOptions.Config),
            UrlFile = Get(GlobalOptions.UrlFile),
            EnvFile = Get(GlobalOptions.EnvFile),
            Engines = Engines.Names,
            ProgramVariables = [ProgramInput.ModeVariable],
        });
        foreach (var note in settings.Value is { } value ? value.Notes.AddRange(value.Database.Value?.Notes ?? []) : [])
            Warn(note);
        return settings;
    }

    /// <summary>Shows problems and gives the exit code of the first.</summary>
    public ExitCode Fail(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
            ProblemText.Write(terminal, problem);
        if (Json)
            JsonOutput.WriteFailure(terminal, problems);
        return problems[0].Code.Exit;
    }

    /// <summary>Shows a problem and gives its exit code.</summary>
    public ExitCode Fail(Problem problem) => Fail([problem]);

    /// <summary>Shows what a person should know.</summary>
    public void Warn(Problem note)
    {
        var where = note.Where is { } place ? $"{place}: " : "";
        var level = note.Code.IsNote ? "info" : "warn";
        LogWriter.Write(terminal, terminal.Error, level, where + note.Message, [new("code", note.Code.Name), new("fix", note.Fix ?? "")]);
    }

    /// <summary>Shows a line of a result.</summary>
    public void Print(string line = "") => terminal.Out.WriteLine(line);
}
