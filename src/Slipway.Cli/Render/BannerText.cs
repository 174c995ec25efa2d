using Slipway.Plan;

namespace Slipway.Cli.Render;

/// <summary>The lines that entry points of Python applications write, letter by letter: others watch logs for them.</summary>
static class BannerText
{
    public const string Waiting = "Waiting for database to be ready...";
    public const string Unavailable = "Database is unavailable - sleeping";
    public const string Ready = "Database is ready!";
    public const string Migrating = "Running database migrations...";

    static readonly string Rule = new('=', 42);

    /// <summary>A text between two rules.</summary>
    public static string Framed(string text) => $"{Rule}\n{Escaped.Line(text)}\n{Rule}";

    /// <summary>A line of Alembic's form: <c>INFO  [slipway.migration] …</c>.</summary>
    public static string Line(string level, string message, string logger = "slipway") =>
        $"{level.ToUpperInvariant(),-5} [{logger}] {Escaped.Line(message.ReplaceLineEndings(" "))}";

    /// <summary><c>Running upgrade 975ea83b712 -> abc123, create_users_table</c>; from the base, nothing stands before the arrow.</summary>
    public static string Upgrade(PlanStep step)
    {
        var (revision, message) = Split(step.Migration.Id);
        var from = string.Join(", ", step.Parents.Select(parent => Split(parent).Revision));
        return $"Running upgrade {(from.Length > 0 ? from + " " : "")}-> {revision}{(message.Length > 0 ? $", {message}" : "")}";
    }

    /// <summary>The part of an id that Alembic calls the revision, with its app, and the part that says what it does.</summary>
    static (string Revision, string Message) Split(string id)
    {
        var name = id.LastIndexOf('/') + 1;
        var end = id.IndexOf('_', name);
        return end > name && id.AsSpan(name, end - name).ContainsAnyInRange('0', '9')
            ? (id[..end], id[end..].TrimStart('_'))
            : (id, "");
    }
}
