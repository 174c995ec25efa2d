namespace Slipway.Target;

/// <summary>Who runs: written to the history, shown to those who wait.</summary>
/// <param name="Run">A name for this run, unique.</param>
/// <param name="Actor">The operating system's user.</param>
/// <param name="Host">The host's name.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="ToolVersion">The version of Slipway.</param>
public sealed record RunIdentity(string Run, string Actor, string Host, int ProcessId, string ToolVersion);
