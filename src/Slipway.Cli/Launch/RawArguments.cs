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
    public static ImmutableArray<byte[]> Of(ReadOnlySpan<string> decoded)
    {
        var raw = ReadCommandLine();
        if (raw.Length >= decoded.Length)
            return raw[^decoded.Length..];

        var encoded = ImmutableArray.CreateBuilder<byte[]>(decoded.Length);
        foreach (var argument in decoded)
            encoded.Add(Encoding.UTF8.GetBytes(argument));
        return encoded.MoveToImmutable();
    }

    static ImmutableArray<byte[]> ReadCommandLine()
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes("/proc/self/cmdline");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        var arguments = ImmutableArray.CreateBuilder<byte[]>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf((byte)0);
            if (length < 0)
                length = text.Length - start;
            arguments.Add(text.AsSpan(start, length).ToArray());
            start += length + 1;
        }

        return arguments.ToImmutable();
    }
}
