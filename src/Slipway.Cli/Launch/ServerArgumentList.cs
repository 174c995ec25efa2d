using System.Collections.Immutable;
using System.Text;

namespace Slipway.Cli.Launch;

/// <summary>The server's program and its arguments.</summary>
/// <param name="Bytes">As they will be handed over.</param>
sealed record ServerArgumentList(ImmutableArray<byte[]> Bytes)
{
    /// <summary>The same as text, for finding the program and for showing.</summary>
    public ImmutableArray<string> Text => [.. Bytes.Select(Encoding.UTF8.GetString)];
}
