using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>Names that nothing has, neither before nor after, and that no text could mean.</summary>
sealed class FreeNames(SchemaDifference difference)
{
    readonly HashSet<string> _taken =
        [.. difference.Before.Objects.Concat(difference.After.Objects).Select(one => one["references"]?.Split(' ')[0] ?? one.Name)];

    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
            name = $"{wanted}_{number}";
        return name;
    }
}
