using System.Collections.Immutable;
using System.Text;

namespace Slipway.Cli.Launch;

/// <summary>
/// The arguments as the kernel has them. The runtime decodes them as UTF-8 and loses what is none; a server must get
/// the bytes that its caller wrote.
/// </summary>
static class RawArguments
{
    /// <summary>The bytes of the last <paramref name="decoded"/> arguments of this process.</summary>
    public static ImmutableArray<byte[]> Of(ReadOnlySpan<string> decoded) => LastOf(ReadCommandLine(), decoded);

    /// <summary>The last arguments of a command line in which a zero ends each one.</summary>
    /// <param name="commandLine">The command line; empty when the kernel does not tell it.</param>
    /// <param name="decoded">The same arguments as text, which serve where the command line does not have them.</param>
    public static ImmutableArray<byte[]> LastOf(ReadOnlySpan<byte> commandLine, ReadOnlySpan<string> decoded)
    {
        var raw = Split(commandLine);
        if (raw.Length >= decoded.Length)
            return raw[^decoded.Length..];

        var encoded = ImmutableArray.CreateBuilder<byte[]>(decoded.Length);
        foreach (var argument in decoded)
            encoded.Add(Encoding.UTF8.GetBytes(argument));
        return encoded.MoveToImmutable();
    }

    static byte[] ReadCommandLine()
    {
        try
        {
            return File.ReadAllBytes("/proc/self/cmdline");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    static ImmutableArray<byte[]> Split(ReadOnlySpan<byte> text)
    {
        var arguments = ImmutableArray.CreateBuilder<byte[]>();
        while (!text.IsEmpty)
        {
            var length = text.IndexOf((byte)0) is var end and >= 0 ? end : text.Length;
            arguments.Add(text[..length].ToArray());
            text = text[Math.Min(length + 1, text.Length)..];
        }

        return arguments.ToImmutable();
    }
}
