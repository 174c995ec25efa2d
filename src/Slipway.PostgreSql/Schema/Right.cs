using System.Collections.Immutable;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// A right in which a thing differs from how it is made, as a line of <c>grants.sql</c>: <c>+SELECT to reader</c> is granted beyond that,
/// <c>-EXECUTE to public</c> is revoked of it; <c>*</c> means with the grant option.
/// </summary>
/// <param name="Granted">Whether it is granted, and not revoked.</param>
/// <param name="Privilege">Which.</param>
/// <param name="Grantable">Whether who has it may grant it.</param>
/// <param name="Role">Whose, as SQL writes it.</param>
sealed record Right(bool Granted, string Privilege, bool Grantable, string Role)
{
    /// <summary>The rights of a property, which may be absent.</summary>
    public static ImmutableArray<Right> Of(string? lines) => lines is null ? [] : [.. lines.Split('\n').Select(OfLine)];

    /// <summary>The rights of a thing that two rules give together.</summary>
    public static ImmutableArray<Right> Sum(ImmutableArray<Right> some, ImmutableArray<Right> others)
    {
        var sum = some.ToList();
        foreach (var right in others)
        {
            var index = sum.FindIndex(one => one.Privilege == right.Privilege && one.Role == right.Role);
            if (index < 0)
                sum.Add(right);
            else if (!sum[index].Granted)
                sum.RemoveAt(index);
            else
                sum[index] = right with { Grantable = right.Grantable || sum[index].Grantable };
        }

        return [.. sum];
    }

    static Right OfLine(string line)
    {
        var parts = line[1..].Split(" to ", 2);
        return new Right(line[0] == '+', parts[0].TrimEnd('*').ToLowerInvariant(), parts[0].EndsWith('*'), parts[1]);
    }
}
