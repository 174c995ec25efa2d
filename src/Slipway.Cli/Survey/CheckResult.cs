namespace Slipway.Cli.Survey;

/// <summary>How something is that was looked at.</summary>
enum CheckResult
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Nothing need be done; it is good to know.</summary>
    Note,

    /// <summary>A person should know; it stops nothing.</summary>
    Warn,

    /// <summary>It has to be put right.</summary>
    Problem,
}
