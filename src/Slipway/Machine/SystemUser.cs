using Slipway.Problems;

namespace Slipway.Machine;

/// <summary>The user that Slipway runs as.</summary>
public static class SystemUser
{
    /// <summary>By name, or by number where the system knows no name.</summary>
    public static string Name
    {
        get
        {
            try
            {
                if (Environment.UserName is { Length: > 0 } name)
                    return name;
            }
            catch (IOException)
            {
                // There is no file of users at all.
            }

            return OperatingSystem.IsWindows() ? "that user" : $"{MachineCalls.EffectiveUser()}";
        }
    }

    /// <summary>What a person types so that this user may write a folder.</summary>
    public static string ToOwnFolder(string folder) =>
        $"Give it to that user: chown {Name} {ShellWord.Quoted(folder)} && chmod u+rwx {ShellWord.Quoted(folder)}";
}
