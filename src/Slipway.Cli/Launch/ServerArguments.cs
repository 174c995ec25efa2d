using System.Collections.Immutable;
using System.Text;
using Slipway.Problems;

namespace Slipway.Cli.Launch;

/// <summary>
/// The server's program and arguments: as text for people, and byte by byte as they were given, because an argument need
/// not be valid UTF-8. <c>{env:NAME}</c> and <c>{env:NAME:-default}</c> are replaced.
/// </summary>
sealed record ServerArguments(ImmutableArray<string> Text, ImmutableArray<byte[]> Bytes)
{
    const string Opening = "{env:";

    /// <summary>The arguments of this process after the first <c>--</c>; none when nothing follows it.</summary>
    /// <param name="text">The same arguments as the runtime decoded them.</param>
    public static Outcome<ServerArguments> Read(ImmutableArray<string> text)
    {
        // One byte is one character here: the braces are ASCII, and everything else passes through as it is.
        var raw = RawArguments(text.Length) ?? [.. text.Select(Encoding.UTF8.GetBytes)];
        var expanded = ImmutableArray.CreateBuilder<byte[]>(raw.Length);
        foreach (var argument in raw)
        {
            var (result, missing) = Expand(Encoding.Latin1.GetString(argument));
            if (missing is not null)
                return NotSet(missing);
            expanded.Add(Encoding.Latin1.GetBytes(result));
        }

        var bytes = expanded.MoveToImmutable();
        return new ServerArguments([.. bytes.Select(argument => Encoding.UTF8.GetString(argument))], bytes);
    }

    /// <summary>The last <paramref name="count"/> arguments as the kernel has them.</summary>
    static ImmutableArray<byte[]>? RawArguments(int count)
    {
        if (!File.Exists("/proc/self/cmdline"))
            return null;
        var arguments = new List<byte[]>();
        var all = File.ReadAllBytes("/proc/self/cmdline").AsSpan();
        while (!all.IsEmpty)
        {
            var end = all.IndexOf((byte)0);
            arguments.Add(all[..end].ToArray());
            all = all[(end + 1)..];
        }

        return [.. arguments.TakeLast(count)];
    }

    static (string Result, string? Missing) Expand(string argument)
    {
        var result = new StringBuilder();
        var from = 0;
        while (argument.IndexOf(Opening, from, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = argument.IndexOf('}', start);
            if (end < 0)
                break;
            var inner = argument[(start + Opening.Length)..end];
            var split = inner.IndexOf(":-", StringComparison.Ordinal);
            var name = split < 0 ? inner : inner[..split];
            var value = Variable(name) is { Length: > 0 } set ? set : split < 0 ? null : inner[(split + 2)..];
            if (value is null)
                return ("", name);
            result.Append(argument, from, start - from).Append(value);
            from = end + 1;
        }

        return (result.Append(argument, from, argument.Length - from).ToString(), null);
    }

    static unsafe string? Variable(string name)
    {
        fixed (byte* bytes = Encoding.Latin1.GetBytes(name + '\0'))
        {
            var value = Libc.Variable(bytes);
            if (value is null)
                return null;
            var length = 0;
            while (value[length] != 0)
                length++;
            return Encoding.Latin1.GetString(value, length);
        }
    }

    static Problem NotSet(string name) => new(
        Codes.VariableNotSet, $"An argument after \"--\" holds {{env:{name}}}, and {name} is not set.")
    {
        State = "Nothing was migrated.",
        Fix = $"Set {name}, or give a default: {{env:{name}:-8000}}.",
    };
}
