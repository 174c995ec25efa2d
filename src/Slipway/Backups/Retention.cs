using System.Collections.Immutable;

namespace Slipway.Backups;

/// <summary>Decides which backups may go. Pure; it deletes nothing.</summary>
static class Retention
{
    /// <summary>
    /// Of each database and environment, what is older than the newest <paramref name="keep"/> good ones. What is pinned
    /// or not ours never goes and does not count; what is not known to be whole does not count either, so the newest
    /// good one always stays. An unused one goes as soon as there is a newer good one: a server that restarts in a loop,
    /// failing each time, pushes nothing out. Those that another program made are counted apart: nobody here knows them whole.
    /// So are those made in the middle of a migration: they push no state before it out.
    /// </summary>
    /// <param name="newestFirst">All backups.</param>
    /// <param name="keep">How many good ones to keep; less than 1 is taken as 1.</param>
    public static ImmutableArray<Backup> Outdated(IEnumerable<Backup> newestFirst, int keep)
    {
        var outdated = ImmutableArray.CreateBuilder<Backup>();
        var good = new Dictionary<(string Database, string? Environment, bool IsExternal, bool IsWithin), int>();
        foreach (var backup in newestFirst.Where(backup => backup is { IsOurs: true, Pinned: false }))
        {
            var kind = (Database: DatabaseOf(backup), backup.Environment, IsExternal: backup.External is not null,
                IsWithin: backup.Within is not null);
            var newer = good.GetValueOrDefault(kind);
            if (newer >= (backup.Unused ? 1 : Math.Max(keep, 1)))
                outdated.Add(backup);
            else if (backup.IsGood || kind.IsExternal)
                good[kind] = newer + 1;
        }

        return outdated.ToImmutable();
    }

    /// <summary>The same for one database, whichever way it was reached.</summary>
    static string DatabaseOf(Backup backup) => backup.Identity switch
    {
        null => backup.Database,
        { Server: null, Name: var name } => name,
        { Server: var server, Name: var name } => $"{server}/{name}",
    };
}
