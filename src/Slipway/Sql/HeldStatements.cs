using System.Collections.Immutable;

namespace Slipway.Sql;

/// <summary>Statements in memory.</summary>
sealed class HeldStatements(ImmutableArray<SqlStatement> statements, SqlDialect? dialect) : StatementList
{
    ImmutableArray<MarkedStatement> marked;

    public override int Count => statements.Length;

    public override ImmutableArray<MarkedStatement> Marked => marked.IsDefault ? marked = Mark() : marked;

    public override SqlStatement this[int index] => statements[index];

    public override StatementList WithoutEnds() =>
        new HeldStatements(statements[1..^1], dialect) { marked = WithoutEnds(Marked, Count) };

    public override IEnumerator<SqlStatement> GetEnumerator() => ((IEnumerable<SqlStatement>)statements).GetEnumerator();

    ImmutableArray<MarkedStatement> Mark()
    {
        var found = ImmutableArray.CreateBuilder<MarkedStatement>();
        for (var index = 0; index < statements.Length; index++)
        {
            if (dialect is null || !dialect.MayBeMarked(statements[index].Text))
                continue;
            var nature = dialect.NatureOf(statements[index]);
            if (nature is not StatementNature.Transactional)
                found.Add(new MarkedStatement(index, statements[index], nature));
        }

        return found.DrainToImmutable();
    }
}
