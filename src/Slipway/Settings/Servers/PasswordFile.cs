using System.Text;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>libpq's file of passwords: <c>host:port:database:user:password</c>, <c>*</c> for any, <c>\</c> before : and \.</summary>
static class PasswordFile
{
    /// <summary>The words with the password of the file, when they have none; a file that others may read is not used, and said.</summary>
    public static ServerWords Complete(ServerWords words, Variables variables)
    {
        var isNamed = words["passfile"] is not null;
        var file = words["passfile"] ?? UserFiles.InHome(variables, ".pgpass", "pgpass.conf");
        if (words["password"] is not null || file is null || !File.Exists(file))
            return words.Without("passfile");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OfOthers) != UnixFileMode.None)
            return words.Without("passfile").Noting(Exposed(file));

        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return words.Without("passfile").Noting(new Problem(
                Codes.PasswordFileUnusable, $"The password file '{file}' cannot be read: {fault.Message}"));
        }

        var address = ServerAssembly.Of(words);
        if (!address.Succeeded)
            return words;
        var found = address.Value.Hosts.Select(host => Find(lines, host, address.Value)).ToList();
        // Hosts with passwords of their own: each is looked up when it is tried.
        if (found.Exists(password => password != found[0]))
            return words.With("passfile", file, isNamed ? words.All["passfile"].Origin : file);
        return words.Without("passfile").With("password", found[0], file);
    }

    const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    static string? Find(string[] lines, ServerHost host, ServerAddress address)
    {
        var user = address.User ?? Environment.UserName;
        // The socket in its usual place goes by the name of this machine.
        var name = host.Host is "/var/run/postgresql" or "/tmp" ? "localhost" : host.Host;
        foreach (var line in lines)
        {
            if (line is "" or ['#', ..] || Fields(line) is not { Count: >= 5 } fields)
                continue;
            if (Fits(fields[0], name) && Fits(fields[1], $"{host.Port}")
                && Fits(fields[2], address.Database ?? user) && Fits(fields[3], user))
                return fields[4];
        }

        return null;
    }

    static bool Fits(string field, string value) => field is "*" || field == value;

    static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
                field.Append(line[++at]);
            else if (line[at] == ':')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[at]);
        }

        fields.Add(field.ToString());
        return fields;
    }

    static Problem Exposed(string file) => new(
        Codes.PasswordFileUnusable, $"The password file '{file}' may be read by others than its owner, so it is not used.")
    {
        Fix = $"chmod 600 {ShellWord.Of(file)}",
    };
}
