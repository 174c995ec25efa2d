namespace Slipway.Cli.Launch;

/// <summary>
/// Descriptors 0 to 2, of which a caller may have closed some. Whatever is opened next would get their numbers: a log line
/// would then go into the runtime's own pipe, where it is read as signals, or into a backup.
/// </summary>
static class StandardDescriptors
{
    const int Last = 2;

    /// <summary>Leads those that are closed to nowhere. For the server they are closed again: none of these outlives the launch.</summary>
    public static void Fill()
    {
        if (OperatingSystem.IsWindows())
            return;
        // The kernel gives the lowest number that is free.
        int opened;
        do
            opened = Libc.Open("/dev/null", Libc.ReadWrite | Libc.CloseOnExecute);
        while (opened is >= 0 and <= Last);
        if (opened > Last)
            _ = Libc.Close(opened);
    }
}
