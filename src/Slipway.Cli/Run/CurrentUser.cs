using Slipway.Cli.Launch;

namespace Slipway.Cli.Run;

/// <summary>The user that this process acts as.</summary>
static class CurrentUser
{
    /// <summary>The name; the number where the system knows no name: a container may have neither an entry nor the file of users.</summary>
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

            return OperatingSystem.IsWindows() ? "" : $"{Libc.EffectiveUser()}";
        }
    }
}
