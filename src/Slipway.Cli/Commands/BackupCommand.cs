using System.CommandLine;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway backup</c>: makes backups and looks after them.</summary>
sealed class BackupCommand : Command
{
    public BackupCommand()
        : base("backup", "Make backups, list, verify, keep and remove them.")
    {
        Add(new BackupCreateCommand());
        Add(new BackupListCommand());
        Add(new BackupVerifyCommand());
        Add(new BackupPinCommand(isPinned: true));
        Add(new BackupPinCommand(isPinned: false));
        Add(new BackupPruneCommand());
    }
}
