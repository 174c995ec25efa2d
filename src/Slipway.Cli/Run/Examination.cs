using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Cli.Render;
using Slipway.Cli.Survey;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Settings;
using Slipway.Target;
using Slipway.Telemetry;

namespace Slipway.Cli.Run;

/// <summary>Looks at everything, one thing after the other: what cannot be looked at is a finding, and stops nothing else.</summary>
sealed class Examination(CommandRun run)
{
    readonly List<Check> _checks = [];

    /// <summary>The settings; <see langword="null"/> when they cannot be read.</summary>
    public SlipwaySettings? Settings { get; private set; }

    /// <summary>How the database stands to the files; <see langword="null"/> when one of them cannot be read.</summary>
    public Standing? Standing { get; private set; }

    /// <summary>The event log; empty when it cannot be read.</summary>
    public IReadOnlyList<HistoryEvent> Events { get; private set; } = [];

    /// <summary>Looks at everything.</summary>
    public async Task<IReadOnlyList<Check>> RunAsync()
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
        {
            Add("settings", project.Problems);
            return _checks;
        }

        var settings = Settings = project.Value.Settings;
        _checks.Add(Check.Ok("settings", settings.File is { } file ? settings.Relative(file) : "no file: flags, variables and defaults"));
        var files = LookAtFiles(project.Value);
        if (!settings.Database.Succeeded)
        {
            Add("database", settings.Database.Problems);
            return _checks;
        }

        var url = settings.Database.Value;
        var password = url.Parts.FirstOrDefault(part => part.Name == "password" && part.Origin != url.Origin);
        _checks.Add(Check.Ok(
            "url",
            $"{project.Value.Engine.Name} {url.Shown} (from {url.Origin}{(password is null
                ? "" : $", the password from {password.Origin}")})"));
        await using var target = project.Value.OpenTarget();
        await TryAsync(async () => _checks.AddRange(Checks.Of(
            await target.InspectAsync(
                new InspectionRequest(settings.BackupFolder, WillWrite: true)
                {
                    CopiesDatabase = project.Value.Backups.Command.IsEmpty,
                },
                run.Cancel))));
        await TryAsync(() => LookAtHistoryAsync(target, settings, files));
        if (Standing is { } standing)
            await TryAsync(async () => _checks.AddRange(await DriftSurvey.CheckAsync(run, new Looking(project.Value, target, standing))));
        await TryAsync(() => LookAtUsersAsync(target));
        await TryAsync(async () => _checks.AddRange(
            (await target.FindUnrestorableAsync(run.Cancel)).Select(problem => Check.Warn("restore", problem))));
        await TryAsync(async () => _checks.AddRange(
            (await target.FindKeptAsync(run.Cancel)).Select(note => Check.Warn("kept", note))));
        await LookAtBackupsAsync(new BackupStore(project.Value.Backups, target, run.Clock), target);
        return _checks;
    }

    MigrationFiles? LookAtFiles(Project project)
    {
        var files = project.ReadFiles();
        if (!files.Succeeded)
        {
            Add("migrations", files.Problems);
            return null;
        }

        var graph = FileGraph.Of(files.Value.Migrations);
        if (!graph.Succeeded)
        {
            Add("migrations", graph.Problems);
            return null;
        }

        var heads = graph.Value.Heads;
        _checks.Add(Check.Ok(
            "migrations",
            $"{project.Settings.MigrationsShown}: {Amount.Of(files.Value.Migrations.Length, "file")}, head {LogLines.Ids(heads)}"));
        foreach (var note in files.Value.Notes)
            _checks.Add(Check.Warn("migrations", note));
        return files.Value;
    }

    async Task LookAtHistoryAsync(ITarget target, SlipwaySettings settings, MigrationFiles? files)
    {
        var history = await target.ReadHistoryAsync(HistoryDetail.Texts, run.Cancel);
        if (history.ReadOnly is { } readOnly)
            _checks.Add(Check.Bad("database", readOnly));
        _checks.Add(Check.Ok("environment", (history.Environment, settings.Environment) switch
        {
            ({ } label, _) => label,
            (null, { } given) => $"no label yet; this run's is {given}",
            _ => "no label: counts as protected. Give one with --env at the next deployment",
        }));
        _checks.Add(Check.Ok("history", history.Exists
            ? $"{Amount.Of(history.Applied.Length, "migration")} applied, tables of format {history.Format}"
            : "Slipway has not been here yet"));
        Standing = files is null ? null : Survey.Standing.Of(files, history, target.Description).Value;
        if (Standing is { } standing)
        {
            var request = PlanningOptions.Apply(settings, new DeploymentRequest(standing.Files, run.Identity));
            var plan = Planning.Of(request, history, target.Description.Database);
            // To be behind is what a deployment is for, and no fault of the database.
            _checks.AddRange(Checks.OfRevision(standing, plan, SameOptions.Of(run)).Select(check =>
                check.Problem?.Code == Codes.NotAtHead ? check with { Result = CheckResult.Warn } : check));
        }

        Events = await target.ReadEventsAsync(run.Cancel);
        if (LastFailure(Events) is { } failed)
            _checks.Add(Check.Warn("last run", failed));
    }

    /// <summary>The last failure, unless something went well after it.</summary>
    static Problem? LastFailure(IReadOnlyList<HistoryEvent> events)
    {
        var last = events.LastOrDefault(happened => happened.Kind is "failed" or "applied" or "reverted" or "restored");
        return last is not { Kind: "failed" } ? null : new Problem(
            Codes.LastRunFailed,
            $"{last.Migration ?? "A run"} failed on {Amount.Of(last.At)}: {(last.Detail ?? "").Split('\n')[0]}")
        {
            Fix = "slipway history --failed",
        };
    }

    async Task LookAtUsersAsync(ITarget target)
    {
        var users = await target.FindUsersAsync(run.Cancel);
        _checks.Add(Check.Ok("open in", users.Count > 0 ? string.Join("; ", users) : "no other process that can be seen"));
    }

    async Task LookAtBackupsAsync(BackupStore store, ITarget target)
    {
        var list = store.List();
        if (!list.Succeeded)
        {
            Add("backups", list.Problems);
            return;
        }

        var identity = await target.IdentifyAsync(run.Cancel);
        var own = list.Value.Backups.Where(backup => backup.IsOf(identity, target.Description.Database)).ToList();
        if (own.Find(backup => backup.IsGood) is { } good)
        {
            var age = Amount.OfAge(run.Clock.GetUtcNow() - good.CreatedAt);
            _checks.Add(Check.Ok("backups", $"{Amount.Of(own.Count, "backup")}, the newest good one {age} old: {good.Id}"));
        }
        else
        {
            _checks.Add(Check.Warn("backups", NoGood(own.Count)));
        }
    }

    static Problem NoGood(int count) => new(
        Codes.BackupMissing,
        count == 0 ? "There is no backup of this database." : $"None of {Amount.Of(count, "backup")} is known to be good.")
    {
        Fix = "slipway backup create",
    };

    async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (ProblemException fault)
        {
            Add("database", [fault.Problem]);
        }
        catch (TargetUnavailableException fault)
        {
            Add("database", [fault.Problem]);
        }
    }

    /// <summary>Adds problems, each once: several looks meet the same fault.</summary>
    void Add(string subject, ImmutableArray<Problem> problems) => _checks.AddRange(problems
        .Where(problem => _checks.TrueForAll(check => check.Problem?.Code != problem.Code))
        .Select(problem => Check.Bad(subject, problem)));
}
