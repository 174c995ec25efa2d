namespace Slipway.Settings.Servers;

/// <summary>The files of libpq in a user's home.</summary>
static class UserFiles
{
    /// <summary>A file in the user's home; <see langword="null"/> when the user has none.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="name">The file's name, with its dot.</param>
    /// <param name="onWindows">Its name in the folder of Windows for it.</param>
    public static string? InHome(Variables variables, string name, string onWindows)
    {
        if (OperatingSystem.IsWindows())
            return variables.Get("APPDATA") is { } folder ? Path.Combine(folder.Value, "postgresql", onWindows) : null;
        var home = variables.Get("HOME")?.Value ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Path.Combine(home, name);
    }
}
