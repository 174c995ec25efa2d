using System.Collections.Immutable;
using System.Text;
using Slipway.Problems;

namespace Slipway.Cli.Launch;

/// <summary>
/// Puts the values of environment variables into a server's arguments: <c>{env:PORT}</c>, <c>{env:PORT:-8001}</c>. The
/// exec form of a container's command knows no <c>$PORT</c>. Everything else stays as it is, byte for byte, also what only
/// looks like it: <c>{env:a b}</c> names no variable.
/// </summary>
static class ServerArguments
{
    static ReadOnlySpan<byte> Opening => "{env:"u8;

    /// <summary>The arguments with the variables' values; or which variable has none.</summary>
    public static Outcome<ServerArgumentList> Expand(ImmutableArray<byte[]> arguments, Func<string, string?> variable)
    {
        var expanded = ImmutableArray.CreateBuilder<byte[]>(arguments.Length);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var argument in arguments)
            expanded.Add(argument.AsSpan().IndexOf(Opening) < 0 ? argument : Expand(argument, variable, problems));
        return problems.Count > 0 ? problems.Distinct().ToImmutableArray() : new ServerArgumentList(expanded.MoveToImmutable());
    }

    static byte[] Expand(byte[] argument, Func<string, string?> variable, ImmutableArray<Problem>.Builder problems)
    {
        var result = new List<byte>(argument.Length);
        var rest = argument.AsSpan();
        for (int start; (start = rest.IndexOf(Opening)) >= 0;)
        {
            var inside = rest[(start + Opening.Length)..];
            var length = inside.IndexOf((byte)'}');
            if (length < 0)
                break;

            var (name, fallback) = Split(Encoding.UTF8.GetString(inside[..length]));
            if (!IsName(name))
            {
                result.AddRange(rest[..(start + Opening.Length)]);
                rest = inside;
                continue;
            }

            var value = variable(name) is { Length: > 0 } set ? set : fallback;
            if (value is null)
                problems.Add(Unset(name));
            result.AddRange(rest[..start]);
            result.AddRange(Encoding.UTF8.GetBytes(value ?? ""));
            rest = inside[(length + 1)..];
        }

        result.AddRange(rest);
        return [.. result];
    }

    static (string Name, string? Fallback) Split(string inside)
    {
        var mark = inside.IndexOf(":-", StringComparison.Ordinal);
        return mark < 0 ? (inside, null) : (inside[..mark], inside[(mark + 2)..]);
    }

    static bool IsName(string text) =>
        text is not ("" or [>= '0' and <= '9', ..]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    static Problem Unset(string name) => new(
        Codes.ServerArgumentUnset, $"The server's arguments want the environment variable {name}, which is not set.")
    {
        State = "Nothing was migrated.",
        Fix = $"Set {name}, or give a value for when it is not set: {{env:{name}:-8001}}.",
    };
}
