using Slipway.Problems;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Copies;

/// <summary>Why a restore was not begun or not finished, in a person's words.</summary>
static class RestoreProblems
{
    const string AsItWas = "The database is as it was.";

    public static Problem InUse(string path, IReadOnlyList<string> users) =>
        new(Codes.DatabaseInUse, $"'{path}' is open elsewhere: {string.Join("; ", users)}.")
        {
            State = AsItWas,
            Fix = "Stop the application, then run this again. --force goes on without.",
        };

    /// <summary>Nobody else can be seen, but somebody keeps the locks.</summary>
    public static Problem StayedBusy(string path, TimeSpan waited) => new(
        Codes.DatabaseBusy,
        $"'{path}' was not free for {waited.TotalSeconds:0.#} s: {Holders(path)}.")
    {
        State = AsItWas,
        Fix = "Stop the application, then run this again.",
    };

    public static Problem ChangedMeanwhile(string path) =>
        new(Codes.DatabaseInUse, $"Somebody has written to '{path}' after its present state was saved: that would be lost.")
        {
            State = AsItWas,
            Fix = "Stop the application, then run this again. --force goes on without.",
        };

    public static Problem OtherPageSize(string path, long live, long copy) => new(
        Codes.DatabaseInUse,
        $"'{path}' is open elsewhere: {Holders(path)}. The copy has pages of {copy} bytes and the database of {live}: "
        + "that can be changed only while nobody has it open.")
    {
        State = AsItWas,
        Fix = "Stop the application, then run this again.",
    };

    public static Problem IsItself(string path) =>
        new(Codes.RestoreFailed, $"'{path}' is the database itself, not a copy of it.")
        {
            State = AsItWas,
            Fix = "Choose a copy: slipway backup list",
        };

    public static Problem FolderMissing(string folder) => new(
        Codes.DatabaseMissing, $"The folder '{folder}' of the database is not there. Nothing was created.")
    {
        Fix = "Look at the path, and whether the volume is mounted. If it is right, make the folder, then run this again.",
    };

    public static Problem Failed(EngineException error, string path) =>
        SqliteErrors.ProblemOf(error, path) with { State = AsItWas };

    public static Problem Failed(Exception failure, string path) => new(
        Codes.RestoreFailed, $"The copy could not be put in the place of '{path}': {failure.Message}")
    {
        State = AsItWas,
        Fix = "Look at the folder's permissions and the space on its disk, then run this again.",
    };

    static string Holders(string path) => DatabaseUsers.Find(path) is { Count: > 0 } users
        ? $"{string.Join("; ", users)} has it open"
        : LockHolders.Find(path).Count > 0 ? LockHolders.Describe(path)
        : "somebody has it open who cannot be seen from here: in another container, or this process itself";
}
