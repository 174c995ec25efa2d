using Slipway.Problems;

namespace Slipway.Author;

/// <summary>Why a migration cannot be written, in words.</summary>
static class AuthorProblem
{
    public static Problem Name(string name) => new(Codes.NameUnusable, $"No file can be named after '{name}'.")
    {
        State = "Nothing was written.",
        Fix = "Say what it does in letters of a to z and digits: slipway new \"add locale to users\"",
    };

    public static Problem App(string app) => new(Codes.AppUnusable, $"No app can be called '{app}'.")
    {
        State = "Nothing was written.",
        Fix = "An app is a folder below the migrations, named in letters of a to z, digits, _ and -: --app trading",
    };

    public static Problem Parent(string app, string parent) => new(
        Codes.ParentUnusable, $"{parent} cannot be the parent: it does not belong to {(app.Length == 0 ? "the root" : $"the app {app}")}.")
    {
        State = "Nothing was written.",
        Fix = $"Leave --parent out, and write into the new file's head: -- migrate:depends {parent}",
    };

    /// <summary>The problem with its drawing; what is to be typed here is one of the heads.</summary>
    public static Problem SeveralHeads(Problem drawn, string name, IReadOnlyList<string> heads) => drawn with
    {
        State = "Nothing was written.",
        Fix = $"To go on from one of them: slipway new \"{name}\" --parent {heads[^1]}\n"
            + $"To join them: slipway new \"{name}\" {string.Join(' ', heads.Select(head => $"--parent {head}"))}",
    };

    public static Problem Exists(string path) => new(Codes.FileExists, $"'{path}' is there already; it was left as it is.")
    {
        Fix = "Run the same command again.",
    };

    public static Problem NotWritten(string path, string why) => new(Codes.FileNotWritten, $"'{path}' cannot be written: {why}");
}
