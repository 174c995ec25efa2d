using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Replay;

/// <summary>A text that defines a schema, split into its statements.</summary>
/// <param name="Statements">What is to be run, in the order of the text.</param>
sealed partial record DefinitionScript(ImmutableArray<DefinitionStatement> Statements)
{
    static readonly ImmutableArray<string> Harmless = ["begin", "start", "commit", "end", "savepoint", "release"];

    /// <summary>Splits the texts.</summary>
    /// <returns>The scripts; or everything that makes them unfit to run.</returns>
    public static Outcome<List<DefinitionScript>> Split(IEnumerable<DefinitionText> texts, SqlDialect dialect)
    {
        var split = texts.Select(text => Split(text, dialect)).ToList();
        ImmutableArray<Problem> problems = [.. split.SelectMany(script => script.Problems)];
        return problems.IsEmpty ? split.ConvertAll(script => script.Required) : problems;
    }

    static Outcome<DefinitionScript> Split(DefinitionText text, SqlDialect dialect)
    {
        // As long as before, so that places stay what they are.
        var plain = GuardOfDumps().Replace(text.Text.TrimStart('\uFEFF'), static line => new string(' ', line.Length));
        var script = SqlScript.Split(plain, 1, text.Path, dialect);
        if (!script.Succeeded)
            return script.Problems;

        var natures = script.Value.Statements.Marked.ToDictionary(marked => marked.Index, marked => marked.Nature);
        var statements = ImmutableArray.CreateBuilder<DefinitionStatement>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var index = 0;
        foreach (var statement in script.Value.Statements)
        {
            var nature = natures.GetValueOrDefault(index++);
            if (nature is StatementNature.TransactionControl)
            {
                if (!Harmless.Any(word => statement.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                    problems.Add(TakesBack(statement, text.Path));
            }
            else if (!dialect.ReachesBeyond(statement.Text))
                statements.Add(new DefinitionStatement(statement, text.Path, nature is StatementNature.Setting));
        }

        return problems.Count > 0 ? problems.ToImmutable() : new DefinitionScript(statements.ToImmutable());
    }

    static Problem TakesBack(SqlStatement statement, string path) => new(
        Codes.DefinitionRefused,
        $"{statement.Text.Split(' ')[0].ToUpperInvariant()} takes back what stands before it: that defines nothing.")
    {
        Where = new Place(path, statement.Line, statement.Column),
        Excerpt = Excerpt.Of(statement, 0),
        Fix = "Leave it out.",
    };

    /// <summary>Commands of psql with which pg_dump guards its texts.</summary>
    [GeneratedRegex(@"^\\(?:un)?restrict [A-Za-z0-9]+\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex GuardOfDumps();
}
