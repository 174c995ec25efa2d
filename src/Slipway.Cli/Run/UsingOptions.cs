using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.Cli.Run;

/// <summary>How the values of a column become those of another type, where no cast does it by itself.</summary>
sealed class UsingOptions
{
    readonly Option<string[]> _using = new("--using")
    {
        Description = "How the values of a column become those of its new type: orders.total:total::numeric / 100",
        HelpName = "COLUMN:EXPRESSION",
    };

    public Option Option => _using;

    /// <summary>The expressions, by column of the wanted schema.</summary>
    public Outcome<ImmutableDictionary<ObjectId, string>> Of(CommandRun run, DatabaseSchema wanted)
    {
        var all = ImmutableDictionary.CreateBuilder<ObjectId, string>();
        foreach (var text in run.Get(_using) ?? [])
        {
            if (text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon) || colon == text.Length - 1)
                return Wrong($"--using takes COLUMN:EXPRESSION, not '{text}'.");
            var name = text[..colon];
            var found = wanted.Objects.Where(one => one.Kind is ObjectKind.Column && ShownName.Means(name, one.Id, wanted)).ToList();
            if (found is not [var column])
                return Wrong($"There is no column '{name}' in the wanted schema.");
            all[column.Id] = text[(colon + 1)..];
        }

        return all.ToImmutable();
    }

    static Problem Wrong(string message) => new(Codes.CommandLine, message)
    {
        State = "Nothing was written.",
        Fix = "A column is named with its table: --using 'orders.total:total::numeric / 100'",
    };
}
