using System.Collections.Immutable;
using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>A migration that is to be written, as statements.</summary>
/// <param name="Up">What applies it.</param>
/// <param name="Phase">When it may run.</param>
/// <param name="Transactional">Whether it runs in a transaction.</param>
sealed record MigrationDraft(ImmutableArray<DdlStatement> Up, Phase Phase, bool Transactional)
{
    /// <summary>What takes it back; <see langword="null"/> when nothing does.</summary>
    public ImmutableArray<DdlStatement>? Down { get; init; }

    /// <summary>Why nothing takes it back.</summary>
    public ImmutableArray<Problem> WhyNoDown { get; init; } = [];

    /// <summary>What its name says beside what the others are called, too.</summary>
    public string Suffix => (Phase, Transactional) switch
    {
        (Phase.Contract, _) => " contract",
        (_, false) => " online",
        _ => "",
    };

    /// <summary>
    /// Divides statements into migrations, as few as phases and transactions allow, and none of them moved before another: from the
    /// first statement on that takes something away all belong into the contract phase.
    /// </summary>
    public static ImmutableArray<MigrationDraft> Divide(IEnumerable<DdlStatement> statements)
    {
        var drafts = ImmutableArray.CreateBuilder<MigrationDraft>();
        var phase = Phase.Expand;
        foreach (var statement in statements)
        {
            phase = statement.TakesAway ? Phase.Contract : phase;
            var joins = drafts.Count > 0 && drafts[^1].Phase == phase && drafts[^1].Transactional == statement.Transactional
                && !statement.NeedsCommit;
            if (joins)
                drafts[^1] = drafts[^1] with { Up = drafts[^1].Up.Add(statement) };
            else
                drafts.Add(new MigrationDraft([statement], phase, statement.Transactional));
        }

        return drafts.ToImmutable();
    }

    /// <summary>
    /// The statements with those at the end that only take away, so that the others need not wait for the contract phase. Whether that
    /// order leads to the same is for the proof to say.
    /// </summary>
    public static ImmutableArray<DdlStatement> TakingAwayLast(ImmutableArray<DdlStatement> statements)
    {
        var needed = statements.Where(statement => !statement.TakesAway).Select(statement => statement.Object).ToHashSet();
        return [.. statements.OrderBy(statement => statement.TakesAway && !needed.Contains(statement.Object))];
    }

    /// <summary>The text of the file.</summary>
    /// <param name="head">The lines that say what it stands on.</param>
    public string Text(string head)
    {
        var text = new StringBuilder(head);
        if (Phase is Phase.Contract)
            text.Append("-- migrate:phase contract\n");
        if (!Transactional)
            text.Append("-- migrate:transaction off\n");
        foreach (var why in WhyNoDown)
            text.Append("-- There is no way back: ").Append(why.Message.ReplaceLineEndings(" ")).Append('\n');
        text.Append(text.Length > 0 ? "\n" : "").Append("-- migrate:up\n").Append(StatementText.Of(Up));
        if (Down is { } down)
            text.Append("\n-- migrate:down\n").Append(StatementText.Of(down));
        return text.ToString();
    }

    /// <summary>The migration that the file will be.</summary>
    public Migration ToMigration(WrittenMigration placed) => new()
    {
        Id = placed.Id,
        Path = placed.Path,
        DeclaredParents = placed.Parents,
        Phase = Phase,
        Transactional = Transactional,
        Up = new SqlSection(StatementText.Of(Up), 1),
        Down = Down is { } down ? new SqlSection(StatementText.Of(down), 1) : null,
        Checksum = "",
    };
}
