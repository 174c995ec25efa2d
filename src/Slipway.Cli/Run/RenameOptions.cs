using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;

namespace Slipway.Cli.Run;

/// <summary>What a person says of renames: by flags, or when asked.</summary>
sealed class RenameOptions
{
    const string All = "all";

    readonly Option<string[]> _renames = new("--rename")
    {
        Description = "Something has another name now: users.name:full_name, or a table users:people. Once for each.",
        HelpName = "OLD:NEW",
    };

    readonly Option<string[]> _drops = new("--no-rename")
    {
        Description = "It was not renamed: what it holds is to go. Once for each; all for everything.",
        HelpName = "OLD",
    };

    public IEnumerable<Option> Options => [_renames, _drops];

    /// <summary>Gives all new names, and asks for what nobody has said.</summary>
    /// <returns>The problems; empty when everything is said.</returns>
    public async Task<ImmutableArray<Problem>> ApplyAsync(CommandRun run, RenamedSchema renamed, DatabaseSchema wanted)
    {
        // Columns first: they are named with the table as it was.
        foreach (var rename in (run.Get(_renames) ?? []).OrderByDescending(text => text.Count(letter => letter is '.')))
        {
            if (await ApplyAsync(run, renamed, rename) is { } problem)
                return [problem];
        }

        var denied = new HashSet<RenameCandidate>();
        while (Open(run, renamed.Schema, wanted, denied) is [var candidate, ..] open)
        {
            if (!run.Terminal.CanAsk)
                return [.. open.GroupBy(one => one.From).Select(group => Unsaid(group.Key, [.. group], renamed.Schema))];
            if (!run.Terminal.Confirm($"Is {candidate.To} what {candidate.From} was, under another name?"))
                denied.Add(candidate);
            else if (await renamed.RenameAsync(candidate.From, candidate.To.Name, run.Cancel) is { } refused)
                return [refused];
        }

        return [];
    }

    static async Task<Problem?> ApplyAsync(CommandRun run, RenamedSchema renamed, string rename)
    {
        if (rename.LastIndexOf(':') is not (> 0 and var colon) || colon == rename.Length - 1)
            return Wrong($"--rename takes OLD:NEW, not '{rename}'.");
        var (old, name) = (rename[..colon], rename[(colon + 1)..]);
        var found = renamed.Schema.Objects
            .Where(one => one.Kind is ObjectKind.Table or ObjectKind.Column && ShownName.Means(old, one.Id, renamed.Schema)).ToList();
        return found switch
        {
            [var one] => await renamed.RenameAsync(one.Id, LastOf(name, one.Id, renamed.Schema), run.Cancel),
            [] => Wrong($"There is no table or column '{old}' that could be renamed.") with
            {
                Fix = NearestName.Of(old, renamed.Schema.Objects.Where(one => one.Kind is ObjectKind.Table or ObjectKind.Column)
                    .Select(one => ShownName.Of(one.Id, renamed.Schema))) is { } near
                        ? $"Did you mean --rename {near}:{name}?"
                        : "slipway schema --of files shows what there is.",
            },
            _ => Wrong($"'{old}' may mean {string.Join(" or ", found.Select(one => one.Id))}."),
        };
    }

    /// <summary>The new name may be written with what it is in, as the old one is.</summary>
    static string LastOf(string name, ObjectId one, DatabaseSchema schema)
    {
        var shown = ShownName.Of(one, schema);
        foreach (var within in (string[])[one.Path[..^one.Name.Length], shown[..^one.Name.Length]])
        {
            if (within.Length > 0 && name.StartsWith(within, StringComparison.Ordinal))
                return name[within.Length..];
        }

        return name;
    }

    List<RenameCandidate> Open(CommandRun run, DatabaseSchema before, DatabaseSchema wanted, HashSet<RenameCandidate> denied)
    {
        var dropped = run.Get(_drops) ?? [];
        return dropped.Contains(All)
            ? []
            : [.. RenameCandidates.Of(SchemaDiff.Between(before, wanted))
                .Where(one => !denied.Contains(one) && !dropped.Any(name => ShownName.Means(name, one.From, before)))];
    }

    static Problem Unsaid(ObjectId gone, List<RenameCandidate> candidates, DatabaseSchema schema)
    {
        var old = ShownName.Of(gone, schema);
        var flags = candidates.Select(one => $"--rename {ShellWord.Of($"{old}:{one.To.Name}")}");
        return new Problem(
            Codes.RenameOpen,
            $"{gone} is gone, and {string.Join(" or ", candidates.Select(one => one.To))} could be it under another name.")
        {
            State = "Nothing was written.",
            Fix = $"If it was renamed: {string.Join(" or ", flags)}\nIf what it holds is to go: --no-rename {ShellWord.Of(old)}",
        };
    }

    static Problem Wrong(string message) => new(Codes.RenameUnusable, message)
    {
        State = "Nothing was written.",
        Fix = "A column is named with its table: --rename users.name:full_name; in another namespace with that as well.",
    };
}
