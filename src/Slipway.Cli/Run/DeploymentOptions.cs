using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>What <c>up</c> and <c>down</c> have in common: their options, and the request that comes of them and the settings.</summary>
sealed class DeploymentOptions
{
    readonly Option<string> _wait = GlobalOptions.Text("--wait", "TIME", "How long to wait for the database (default: 60s).");
    readonly Option<string> _lockWait = GlobalOptions.Text(
        "--lock-wait", "TIME", "How long to wait for another run, and for locks that others hold (default: 15min).");

    readonly Option<string> _transaction = GlobalOptions.Text("--transaction", "deployment|migration", "What one transaction holds.");
    readonly Option<bool> _noBackup = new("--no-backup") { Description = "Make no backup before." };

    readonly Option<string> _maxBackupAge = GlobalOptions.Text(
        "--max-backup-age", "TIME", "Make no backup when a good one is at most so old.");

    public IEnumerable<Option> All => [_wait, _lockWait, _transaction, _noBackup, _maxBackupAge];

    /// <summary>Reads the settings with these options, and others, as flags.</summary>
    public Outcome<SlipwaySettings> ReadSettings(CommandRun run, params ReadOnlySpan<(string, Option<string>)> others) =>
        run.ReadSettings([("wait", _wait), ("lockWait", _lockWait), ("transaction", _transaction), .. others]);

    /// <summary>The request; or what is wrong with the migrations.</summary>
    public Outcome<DeploymentRequest> Request(CommandRun run, Project project)
    {
        ImmutableArray<Problem> ignored = [.. project.Settings.NotActedUpon];
        if (!ignored.IsEmpty)
            return ignored;
        var files = project.ReadFiles();
        if (!files.Succeeded)
            return files.Problems;

        var settings = project.Settings;
        var ageText = run.Get(_maxBackupAge);
        var age = ageText is null ? null : Durations.Parse(ageText);
        if (ageText is not null && age is null)
            return NoAge(ageText);
        return new DeploymentRequest(files.Value, run.Identity)
        {
            Environment = settings.Environment,
            Wait = settings.Duration("wait")!.Value,
            LockWait = settings.Duration("lockWait")!.Value,
            LockTimeout = settings.Duration("lockTimeout"),
            Scope = settings.Text("transaction") switch
            {
                null => null,
                "deployment" => TransactionScope.Deployment,
                _ => TransactionScope.Migration,
            },
            Backups = project.Backups,
            BackupMoment = run.Get(_noBackup) ? BackupMoment.Never
                : settings.IsOn("backup.always") ? BackupMoment.Always
                : BackupMoment.BeforeChange,
            MaxBackupAge = age,
        };
    }

    static Problem NoAge(string text) => new(Codes.SettingInvalid, $"'{text}' is no span of time for --max-backup-age.")
    {
        Fix = "Write it as 90min or 24h.",
    };
}
