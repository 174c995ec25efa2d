using System.Runtime.InteropServices;
using Npgsql;
using Slipway.Rollout;

namespace Slipway.Victim;

/// <summary>
/// Ends the process as a power cut would, at a chosen event; or the sessions of all runs, as an administrator would. What
/// only shows progress does not count.
/// </summary>
/// <param name="fatal">The event, from 1.</param>
/// <param name="superuser">How a superuser connects; <see langword="null"/> when it is the process that dies.</param>
sealed partial class FatalListener(int fatal, string? superuser) : IRolloutListener
{
    const int Kill = 9;

    public int Seen { get; private set; }

    public void On(RolloutEvent happened)
    {
        if (happened is RolloutEvent.BackupProgressed)
            return;
        if (++Seen != fatal)
            return;
        if (superuser is null)
            _ = Signal(Environment.ProcessId, Kill);
        else
            EndSessions(superuser);
    }

    static void EndSessions(string superuser)
    {
        using var connection = new NpgsqlConnection(superuser);
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where application_name like 'slipway/%' and datname = current_database()
            """,
            connection);
        command.ExecuteNonQuery();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
