using Slipway.Machine;
using Slipway.Problems;

namespace Slipway.Sqlite.Connections;

/// <summary>What is wrong with a database's file before SQLite has even looked at it.</summary>
static class FileProblems
{
    public static Problem Missing(string path) => new(Codes.DatabaseMissing, $"'{path}' is not there. Nothing was created.")
    {
        Fix = "Look at the path, and whether the volume is mounted. To make a new database there: slipway up --create",
    };

    public static Problem IsFolder(string path) => new(Codes.NotADatabase, $"'{path}' is a folder, not a database.")
    {
        Fix = $"Name the database's file, such as '{System.IO.Path.Combine(path, "app.db")}'.",
    };

    public static Problem ZeroBytes(string path) => new(
        Codes.DatabaseZeroBytes, $"'{path}' is there, but it is an empty file of 0 bytes: no database yet, or none any more.")
    {
        Fix = "If its content is lost: slipway restore latest. If it is to become a new database: slipway up --create",
    };

    public static Problem NotMade(string path, string why) => new(
        Codes.FolderNotWritable, $"'{path}' is not there, and could not be made: {why}.")
    {
        Fix = SystemUser.ToOwnFolder(System.IO.Path.GetDirectoryName(path) ?? "/"),
    };

    public static Problem FolderNotMade(string folder, string why) => new(
        Codes.FolderNotWritable, $"The folder '{folder}' for the database could not be made: {why}")
    {
        Fix = "Make it, and give it to the user that Slipway runs as.",
    };
}
