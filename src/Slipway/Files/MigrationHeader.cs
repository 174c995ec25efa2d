using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>Collects what the markers above the sections say.</summary>
sealed class MigrationHeader(string path, bool isRepeatable, List<Problem> problems)
{
    /// <summary>The lines of the markers that may stand only once. Most files have none of these.</summary>
    Dictionary<string, int>? lines;

    ImmutableArray<Declaration> allows = [];
    ImmutableArray<string> parents;
    ImmutableArray<string> depends = [];
    Phase phase = Phase.Expand;
    bool? isTransactional;
    bool foreignKeys;
    bool isIdempotent;
    string? probe;
    string? replaces;
    string? batch;
    TimeSpan? lockTimeout;
    TimeSpan? statementTimeout;

    /// <summary>Whether no marker was read.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Reads a marker.</summary>
    public void Read(string marker, string arguments, int line)
    {
        IsEmpty = false;
        var where = new Place(path, line);
        if (isRepeatable && marker is "parent" or "phase" or "replaces" or "batch")
            problems.Add(MarkerProblem.NotRepeatable(where, marker));
        else if (FirstLineOf(marker, line) is var first && first != line)
            problems.Add(MarkerProblem.Twice(where, marker, first));
        else if (Fault(marker, arguments, line) is var (why, example))
            problems.Add(MarkerProblem.Invalid(where, marker, why, example));
    }

    /// <summary>Reads dbmate's <c>transaction:false</c> behind the name of a section.</summary>
    public void ReadSection(string section, string arguments, int line)
    {
        var asked = arguments switch { "transaction:false" => false, "transaction:true" => true, _ => (bool?)null };
        var where = new Place(path, line);
        if (arguments.Length == 0)
            return;
        if (asked is null || section == "verify")
            problems.Add(MarkerProblem.Invalid(where, section, $"is followed by '{arguments}', which is not understood", section));
        else if (section == "up" && isTransactional is null)
            isTransactional = asked;
        else if (asked != (isTransactional ?? true))
            problems.Add(MarkerProblem.Invalid(where, section, "differs from what stands above about the transaction", "transaction off"));
    }

    /// <summary>The migration: what the header says, and the sections.</summary>
    public Migration With(string id, SqlSection up, SqlSection? down, SqlSection? verify)
    {
        if (batch is not null && phase is not Phase.Backfill)
        {
            problems.Add(MarkerProblem.Invalid(
                new Place(path, lines?["batch"] ?? 0), "batch", "needs a migration of the phase backfill", "phase backfill"));
        }

        return new Migration
        {
            Id = id,
            Path = path,
            DeclaredParents = parents,
            Depends = depends,
            Phase = phase,
            Transactional = isTransactional ?? true,
            ForeignKeys = foreignKeys,
            Idempotent = isIdempotent,
            Probe = probe,
            LockTimeout = lockTimeout,
            StatementTimeout = statementTimeout,
            Allows = allows,
            Replaces = replaces,
            Batch = batch,
            Repeatable = isRepeatable,
            Up = up,
            Down = down,
            Verify = verify,
            Checksum = "",
        };
    }

    int FirstLineOf(string marker, int line)
    {
        if (marker is "allow" or "parent" or "depends")
            return line;
        lines ??= new Dictionary<string, int>(StringComparer.Ordinal);
        return lines.TryAdd(marker, line) ? line : lines[marker];
    }

    /// <returns>What is wrong, and how it is right; <see langword="null"/> when nothing is wrong.</returns>
    (string Why, string Example)? Fault(string marker, string arguments, int line) => marker switch
    {
        "parent" => SetParents(arguments),
        "depends" => SetDepends(arguments),
        "phase" => SetPhase(arguments),
        "transaction" => (isTransactional = MarkerArguments.Switch(arguments)) is null
            ? ("says neither on nor off", "transaction off") : null,
        "foreign-keys" => SetForeignKeys(arguments),
        "allow" => SetAllow(arguments, line),
        "timeout" => SetTimeouts(arguments),
        "replaces" => MarkerArguments.IsReplaced(replaces = arguments)
            ? null : ("names no first and last migration", "replaces 0001_init..0009_last"),
        "batch" => MarkerArguments.IsBatch(batch = arguments)
            ? null : ("does not name a table and its key", "batch trades by id size 5000"),
        "probe" => MarkerArguments.IsQuery(probe = arguments)
            ? null : ("is not followed by a query", "probe select count(*) = 1 from …"),
        "idempotent" => (isIdempotent = arguments.Length == 0)
            ? null : ("takes nothing behind it", "idempotent"),
        _ => throw new InvalidOperationException($"Slipway bug: no header marker {marker}."),
    };

    (string, string)? SetParents(string arguments)
    {
        const string example = "parent 0003_add_watchlists";
        var isBase = arguments == "base";
        var ids = isBase ? [] : MarkerArguments.Ids(arguments);
        if (ids.IsEmpty && !isBase)
            return ("names no migration", example);
        if (!parents.IsDefault && (isBase || parents.IsEmpty))
            return ("names a parent and base", example);
        parents = parents.IsDefault ? ids : parents.AddRange(ids);
        return Repeated(parents) is { } twice ? ($"names {twice} twice", example) : null;
    }

    (string, string)? SetDepends(string arguments)
    {
        const string example = "depends accounts/0002_totp";
        if (MarkerArguments.Ids(arguments) is not { IsEmpty: false } ids)
            return ("names no migration", example);
        depends = depends.AddRange(ids);
        return Repeated(depends) is { } twice ? ($"names {twice} twice", example) : null;
    }

    static string? Repeated(ImmutableArray<string> ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            if (ids.AsSpan(0, i).Contains(ids[i]))
                return ids[i];
        }

        return null;
    }

    (string, string)? SetPhase(string arguments)
    {
        Phase? named = arguments switch
        {
            "expand" => Phase.Expand,
            "backfill" => Phase.Backfill,
            "contract" => Phase.Contract,
            _ => null,
        };
        phase = named ?? phase;
        return named is null ? ("is none of expand, backfill and contract", "phase contract") : null;
    }

    (string, string)? SetForeignKeys(string arguments)
    {
        var asked = MarkerArguments.Switch(arguments);
        foreignKeys = asked ?? false;
        return asked is null ? ("says neither on nor off", "foreign-keys on") : null;
    }

    (string, string)? SetAllow(string arguments, int line)
    {
        const string example = "allow drop-column users.legacy -- moved to profiles in 0002";
        if (MarkerArguments.Allow(arguments, line) is not { } declaration)
        {
            return arguments.Contains("--", StringComparison.Ordinal)
                ? ("does not name what is allowed, and on what", example)
                : ("gives no reason", example);
        }

        if (allows.Any(other => other.Kind == declaration.Kind && other.Object == declaration.Object))
            return ($"allows {declaration.Kind} {declaration.Object} twice", example);
        allows = allows.Add(declaration);
        return null;
    }

    (string, string)? SetTimeouts(string arguments)
    {
        const string example = "timeout lock=3s statement=10min";
        foreach (var word in MarkerArguments.Words(arguments))
        {
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, MarkerArguments.Duration(right)) : (word, null);
            if (value is null)
                return ($"has '{word}', which is no span of time with its unit", example);
            if (name == "lock" && lockTimeout is null)
                lockTimeout = value;
            else if (name == "statement" && statementTimeout is null)
                statementTimeout = value;
            else
                return ($"has '{word}', which is not understood", example);
        }

        return arguments.Length == 0 ? ("says no time", example) : null;
    }
}
