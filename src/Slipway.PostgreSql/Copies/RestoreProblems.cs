using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.PostgreSql.Copies;

/// <summary>Why a restore was not begun or not finished, in a person's words.</summary>
static class RestoreProblems
{
    const string AsItWas = "The database is as it was.";

    public static Problem InUse(string name, IReadOnlyList<string> users) => new(
        Codes.DatabaseInUse,
        $"{name} is open elsewhere: {(users.Count == 0 ? "somebody comes again and again" : string.Join("; ", users))}.")
    {
        State = AsItWas,
        Fix = "Stop the application, then run this again. --disconnect ends the connections.",
    };

    public static Problem CannotBeEnded(string name, IReadOnlyList<string> users) => new(
        Codes.DatabaseInUse, $"{name} is open elsewhere, and this role may not end it: {string.Join("; ", users)}.")
    {
        State = AsItWas,
        Fix = "Let a superuser end these connections (or finish the prepared transactions), then run this again.",
    };

    public static Problem Newer(string name, IReadOnlyList<string> what) => new(
        Codes.RestoreLosesRows, $"{name} may hold rows that the backup has not: {string.Join("; ", what)}.")
    {
        State = AsItWas,
        Fix = "Stop the application and look at them. --force restores all the same; the present database is kept beside, "
            + "under another name.",
    };

    public static Problem AnotherRuns(string name) => new(Codes.DatabaseBusy, $"Another restore of {name} is at work.")
    {
        State = AsItWas,
        Fix = "Wait for it.",
    };

    public static Problem Pooled(string name) => new(
        Codes.RestoreFailed, $"{name} is reached through a pooler, which cannot be used to make and rename databases.")
    {
        State = AsItWas,
        Fix = "Give the URL past the pooler as directUrl (SLIPWAY_DIRECT_URL).",
    };

    /// <summary>Others must do what we may not: they get the steps.</summary>
    public static Problem NotAllowed(
        string database, string side, string kept, DatabaseProfile profile, string copy, ServerAddress address) => new(
        Codes.PrivilegeMissing,
        profile.IsOurs
            ? $"The role {profile.Role} may not make databases."
            : $"The role {profile.Role} may not rename the database {database}, which belongs to {profile.Owner}.")
    {
        State = AsItWas,
        Fix = profile.IsOurs
            ? $"ALTER ROLE {profile.Role} CREATEDB, then run this again. Or let a superuser do it by hand, while nobody is connected:\n"
                + ByHand(database, side, kept, profile, copy, ClientWords.Of(address with { User = "postgres" }))
            : $"Name {profile.Owner} or a superuser in the URL.",
    };

    static string ByHand(string database, string side, string kept, DatabaseProfile profile, string copy, string where)
    {
        string Typed(string sql) => $"psql {where} --dbname=postgres -c {ShellWord.Of(sql)}";

        return string.Join(
            '\n',
            Typed($"create database {SqlQuoting.Name(side)} {profile.Options}"),
            $"pg_restore {where} --exit-on-error --dbname={ShellWord.Of(side)} {ShellWord.Of(copy)}",
            Typed($"alter database {SqlQuoting.Name(database)} rename to {SqlQuoting.Name(kept)}"),
            Typed($"alter database {SqlQuoting.Name(side)} rename to {SqlQuoting.Name(database)}"));
    }

    public static Problem NotFilled(string copy, string words) => new(
        LacksRights(words) ? Codes.RestoreNeedsRights : Codes.RestoreFailed,
        $"'{copy}' could not be restored into a database beside: {words.TrimEnd('.')}.")
    {
        State = AsItWas + " The database beside was dropped.",
        Fix = words.Contains("role", StringComparison.Ordinal) && words.Contains("does not exist", StringComparison.Ordinal)
            ? "Make the role, then run this again."
            : LacksRights(words)
                ? "What is in the backup needs more rights than this role has: name a superuser in the URL for the restore."
                : "Look at the server's log, then run this again.",
    };

    public static Problem NotWhole(string copy, string how) => new(
        Codes.RestoreFailed, $"'{copy}' was restored into a database beside, which is not as the backup says: {how}")
    {
        State = AsItWas + " The database beside was dropped.",
        Fix = "Look at the server's log, or choose another backup: slipway backup list",
    };

    /// <summary>It says nothing against the copy: another role may be able to restore it.</summary>
    static bool LacksRights(string words) =>
        words.Contains("permission", StringComparison.Ordinal) || words.Contains("must be", StringComparison.Ordinal);
}
