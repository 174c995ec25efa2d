using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Slipway.Sql;
using Slipway.Tests.Sql;
using SQLitePCL;
using Xunit;

namespace Slipway.Sqlite.Tests.Statements;

/// <summary>SQLite itself tells where a statement ends: the splitter agrees with it.</summary>
public sealed class SplitOracleTests : SqliteSuite
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true);

    static readonly string[] Fragments =
    [
        ";", ";", ";", " ", "\n", "select", "1", "a.b", "end;", "end ;", "endx", "begin", "case", "create ", "trigger ", "temp ",
        "temporary ", "explain create ", "explain query plan create ",
        "table", "'", "''", "'x;'", "\"", "\"y;\"", "[", "]", "[z;]", "`", "`q;`", "(1)",
        "--", "-- c;\n", "-", "/", "*", "/*", "*/", "/* d; */", ",", "é", "🚢", "create trigger t begin select 1; end;",
        "create temp trigger t begin /* end; */ select 'end;'; ", "; end -- end\n;",
    ];

    public static TheoryData<string> Scripts => [.. SqlCorpus.Scripts];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Fault_E21_every_statement_of_the_corpus_ends_where_sqlite_says(string script)
    {
        using var connection = Open();
        var statements = SqlScript.Split(script, firstLine: 1, "a.sql", SqliteDialect.Instance).Required.Statements;

        var taken = TakenBySqlite(connection, script.ReplaceLineEndings("\n").Replace('\r', '\n'));

        Assert.Equal(taken.Count, statements.Count);
        foreach (var (whole, statement) in taken.Zip(statements))
        {
            Assert.Contains(statement.Text, whole, StringComparison.Ordinal);
            var around = whole.Replace(statement.Text, "", StringComparison.Ordinal);
            Assert.Empty(SqlScript.Split(around, firstLine: 1, "a.sql", SqliteDialect.Instance).Required.Statements);
        }
    }

    [Fact]
    public void Fault_E21_sqlite_takes_each_piece_of_a_random_text_for_one_statement() => Prop.ForAll(
        Gen.Elements(Fragments).ArrayOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var script = SqlScript.Split(text, firstLine: 1, "a.sql", SqliteDialect.Instance).Value;
            foreach (var statement in script?.Statements ?? StatementList.None)
            {
                Assert.True(IsComplete(statement.Text + ";"), $"SQLite waits for more after: {statement.Text};");
                for (var i = 0; i < statement.Text.Length; i++)
                {
                    Assert.False(
                        statement.Text[i] == ';' && IsComplete(statement.Text[..(i + 1)]),
                        $"SQLite sees an end after: {statement.Text[..(i + 1)]}");
                }
            }
        }).Check(Often);

    [Fact]
    public void Fault_E5_what_we_call_unterminated_sqlite_calls_incomplete() => Prop.ForAll(
        Gen.Elements(Fragments).ArrayOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var outcome = SqlScript.Split(text, firstLine: 1, "a.sql", SqliteDialect.Instance);
            Assert.Equal(outcome.Succeeded, IsComplete(text + "\n;") || IsComplete(";" + text + "\n;"));
        }).Check(Often);

    /// <summary>Runs a script with SQLite alone.</summary>
    /// <returns>What it took for each statement: blanks and comments before it included.</returns>
    static List<string> TakenBySqlite(SqliteConnection connection, string script)
    {
        var taken = new List<string>();
        var rest = utf8z.FromString(script);
        while (true)
        {
            var text = rest.utf8_to_string();
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Handle, rest, out var statement, out var tail));
            using (statement)
            {
                if (!statement.IsInvalid)
                {
                    taken.Add(text[..^tail.utf8_to_string().Length]);
                    while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                    {
                        // Later statements need what the earlier ones made.
                    }
                }
            }

            if (tail.utf8_to_string().Length == 0)
                return taken;
            rest = tail;
        }
    }

    static bool IsComplete(string text) => raw.sqlite3_complete(text) != 0;
}
