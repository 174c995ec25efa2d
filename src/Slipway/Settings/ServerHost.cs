namespace Slipway.Settings;

/// <summary>A server to try.</summary>
/// <param name="Host">Its name or address; the folder of its socket when it begins with <c>/</c>, or <c>@</c> for an abstract one.</param>
/// <param name="Port">Its port.</param>
public sealed record ServerHost(string Host, int Port)
{
    /// <summary>The port that is meant when nothing names one.</summary>
    public const int DefaultPort = 5432;

    /// <summary>Whether it is a socket of this machine, not a host.</summary>
    public bool IsSocket => Host is ['/' or '@', ..];

    /// <inheritdoc/>
    public override string ToString() => !IsSocket && Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
