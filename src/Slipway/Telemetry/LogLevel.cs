namespace Slipway.Telemetry;

/// <summary>How much a line matters.</summary>
public enum LogLevel
{
    /// <summary>Only with <c>-v</c>.</summary>
    Debug,

    /// <summary>The normal course.</summary>
    Info,

    /// <summary>A person should know.</summary>
    Warn,

    /// <summary>It stops the run.</summary>
    Error,
}
