using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>What is wrong with a copy, in a person's words.</summary>
static class CopyProblems
{
    const string NothingLeft = "The database was not touched, and nothing half-made was left.";
    const string ChooseAnother = "Choose another one: slipway backup list";

    public static Problem NotDumped(ServerProgram.Ended ended, string database, string copy)
    {
        var words = ended.Words;
        if (words.Contains("No space left on device", StringComparison.Ordinal))
            return DiskIsFull(copy);
        if (words.Contains("permission denied", StringComparison.Ordinal) || words.Contains("row-level security", StringComparison.Ordinal))
        {
            return new Problem(Codes.PrivilegeMissing, $"{database} could not be backed up: {words}.")
            {
                State = NothingLeft,
                Fix = "Grant the role the right to read it, or name a role in the URL that owns it.",
            };
        }

        return new Problem(Codes.BackupFailed, $"{database} could not be backed up by pg_dump: {words}.")
        {
            State = NothingLeft,
            Fix = "Look at the server's log and the disk, then run again.",
        };
    }

    public static Problem DiskIsFull(string copy) => new(Codes.DiskSpaceLow, $"The disk is full: '{copy}' could not be written.")
    {
        State = NothingLeft,
        Fix = "Free some space, or choose a folder on another disk: backup.dir",
    };

    public static Problem NotRun(string program, Exception failure) =>
        new(Codes.BackupFailed, $"'{program}' cannot be run: {failure.Message}.") { State = NothingLeft };

    /// <summary>The copy does not hold what was counted in the snapshot that it was made of.</summary>
    public static Problem NotComplete(string copy, string how) => new(Codes.DatabaseCorrupt,
        $"'{copy}' is not the whole of the database: {how}")
    {
        State = NothingLeft,
        Fix = "Look at the disk and the server's log, then run again.",
    };

    public static Problem Missing(string copy) =>
        new(Codes.BackupNotFound, $"The copy '{copy}' is not there.") { Fix = ChooseAnother };

    public static Problem ZeroBytes(string copy) => new(Codes.NotADatabase, $"'{copy}' has 0 bytes.") { Fix = ChooseAnother };

    public static Problem Unknown(string copy) => new(
        Codes.NotADatabase, $"'{copy}' is neither an archive of pg_dump (--format=custom) nor a backup of Slipway's own.")
    {
        Fix = ChooseAnother,
    };

    public static Problem Damaged(string copy, string words) =>
        new(Codes.DatabaseCorrupt, $"'{copy}' is damaged: {words.TrimEnd('.')}.") { Fix = ChooseAnother };

    public static Problem NoRestoreProgram(string copy, string why) => new(
        Codes.BackupFailed, $"'{copy}' cannot be read: it is an archive of pg_dump, and {why}.")
    {
        State = "The database was not touched.",
        Fix = "Install PostgreSQL's client programs (on Debian: postgresql-client), at least of the version that made it.",
    };
}
