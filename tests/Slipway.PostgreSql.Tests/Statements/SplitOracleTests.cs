using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Slipway.Conformance;
using Slipway.Files;
using Slipway.Sql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Statements;

/// <summary>The server and psql tell where a statement ends: the splitter agrees with them.</summary>
public sealed class SplitOracleTests() : TargetSuite(new PostgreSqlEngine())
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(600).WithQuietOnSuccess(true);

    static readonly string[] Fragments =
    [
        ";", ";", ";", " ", "\n", "select ", "1", "a", "a$", "$1", "e", "E'", "'", "''", "'x;'", "\\", "\"", "\"y;\"", "$$", "$$",
        "$a$", "$é$",
        "(", ")", "(1)", "--", "-- c;\n", "-", "/", "*", "/*", "*/", "/* d; */", ",", "é", "🚢", "begin ", "atomic ", "end", "end;",
        "case ",
        "create ", "function f() returns int ", "create function g() returns int begin atomic select 1; end;",
        "create rule r as on insert to t do (",
        "U&'\\0041'", "E'\\''", "E'a'\n'\\'';'", "as ", "do ",
    ];

    static readonly Gen<string> Blank = Gen.Elements(
        " ", "\n", "\t", " /* ; */ ", "/* ' /* ; */ \" */", " -- ; $$ '\n", "\n-- \"\n\n", " ");

    static readonly Gen<string> Value = Gen.Elements(
        "1", "'a;b'", "'it''s;'", "'\\'", "E'\\';'", "e'a''\\\\'", "E'a'\n'\\';'", "E'a' -- ;\n\n '\\';'", "$$;'$$",
        "$a$ ; $$ ' $a$", "$é1$;$é1$",
        "U&'\\0041;'", "N'x;'", "B'01'", "X'1F'", "(1+(2))", "case when true then ';' end", "array[1,2]", "1 as \"a;b\"", "2 as a$1",
        "3 as é$$x", "4 as \"e\"\"'\"", "'a'::text", "1-1", "4/2", "2*-1", "(select ';' as begin)", "'x'\n'y;'", "5 as \"end\"");

    PostgreSqlEngine Server => (PostgreSqlEngine)Engine;

    public static TheoryData<int> Scripts => [.. Enumerable.Range(0, SqlCorpus.Scripts.Count)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Fault_E21_each_statement_alone_makes_of_a_database_what_psql_makes_of_it(int script)
    {
        var (count, text) = SqlCorpus.Scripts[script];
        var statements = Split(text);
        Assert.Equal(count, statements.Count);

        using var other = Server.Database.Cluster.CreateDatabase();
        RunWithPsql(other.Url, text);
        await using (var session = await LockAsync(Target))
        {
            foreach (var statement in statements)
                await session.ExecuteAsync(statement, Cancel);
        }

        Assert.Equal(
            other.Dump().Replace(other.Name, "OWNER", StringComparison.Ordinal),
            Server.Database.Dump().Replace(Server.Database.Name, "OWNER", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Fault_E5_no_prefix_of_a_script_runs_a_statement_that_is_cut(int script)
    {
        var text = $"-- migrate:up\n{SqlCorpus.Scripts[script].Text}";
        var whole = Split(text);
        var folder = Directory.CreateTempSubdirectory("slipway-cut-");
        var step = Math.Max(1, text.Length / 1500);
        for (var length = "-- migrate:up\n".Length; length < text.Length; length += step)
        {
            if (char.IsHighSurrogate(text[length - 1]))
                continue;
            File.WriteAllText(Path.Combine(folder.FullName, "0001_a.sql"), text[..length]);
            if (MigrationFolder.Read(folder.FullName, "migrations", PostgreSqlDialect.Instance).Value?.Migrations is not [{ } cut]
                || MigrationScript.Of(cut, cut.Up, PostgreSqlDialect.Instance).Required.Statements is not { Count: > 0 } statements)
                continue;

            var last = statements.Count - 1;
            Assert.Equal(whole.Take(last).Select(Shown), statements.Take(last).Select(Shown));
            Assert.StartsWith(statements[last].Text, whole[last].Text, StringComparison.Ordinal);
            if (statements[last].Text.Length < whole[last].Text.Length)
                AssertEndsWithToken(statements[last].Text, whole[last].Text[statements[last].Text.Length]);
            else
                Assert.Equal(Shown(whole[last]), Shown(statements[last]));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Fault_E21_what_was_joined_is_split_and_the_server_takes_each_piece_for_one_statement()
    {
        using var connection = Server.Database.Open();
        Prop.ForAll(
            Statement.ArrayOf().ToArbitrary(),
            parts =>
            {
                var text = string.Concat(parts.Select(part => $"{part};\n"));
                var statements = Split(text);
                Assert.Equal(parts.Length, statements.Count);
                Assert.All(statements, statement => Assert.Null(RefusedBy(connection, statement.Text)));
                Assert.All(parts.Zip(statements), pair => AssertHolds(pair.First, pair.Second.Text));
            }).Check(Often);
    }

    [Fact]
    public void Fault_E21_no_piece_of_a_random_text_is_open_or_two_statements_to_the_server()
    {
        using var connection = Server.Database.Open();
        Prop.ForAll(
            Gen.Elements(Fragments).ArrayOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var outcome = SqlScript.Split(text, firstLine: 1, "a.sql", PostgreSqlDialect.Instance);
                if (!outcome.Succeeded)
                {
                    Assert.NotNull(RefusedBy(connection, text));
                    return;
                }

                foreach (var statement in outcome.Value.Statements)
                {
                    var refusal = RefusedBy(connection, statement.Text) ?? "";
                    Assert.DoesNotContain("unterminated", refusal, StringComparison.Ordinal);
                    Assert.DoesNotContain("multiple commands", refusal, StringComparison.Ordinal);
                }
            }).Check(Often);
    }

    static Gen<string> Statement =>
        from first in Blank
        from values in (from before in Blank from value in Value from after in Blank select before + value + after).NonEmptyListOf()
        select $"{first.TrimStart()}select{string.Join(',', values.Select(value => $" {value}"))}";

    /// <summary>What was generated is the statement, and blanks and comments around it.</summary>
    static void AssertHolds(string part, string statement)
    {
        var start = part.IndexOf(statement, StringComparison.Ordinal);
        Assert.InRange(start, 0, part.Length);
        Assert.Empty(Split(part[..start]));
        Assert.Empty(Split(part[(start + statement.Length)..]));
    }

    /// <summary>Lets the server parse a text as one statement, untouched by the driver.</summary>
    /// <returns>Why it will not; <see langword="null"/> when it does.</returns>
    static string? RefusedBy(NpgsqlConnection connection, string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        try
        {
            command.Prepare();
            return null;
        }
        catch (PostgresException refusal)
        {
            return $"{refusal.SqlState} {refusal.MessageText}";
        }
    }

    static void RunWithPsql(string url, string script)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, script);
        var start = new ProcessStartInfo("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file, url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var psql = Process.Start(start)!;
        var errors = psql.StandardError.ReadToEndAsync(Cancel);
        psql.StandardOutput.ReadToEnd();
        psql.WaitForExit();
        File.Delete(file);
        Assert.True(psql.ExitCode == 0, errors.Result);
    }

    static void AssertEndsWithToken(string cut, char next)
    {
        var last = cut[^1];
        Assert.False(IsWord(last) && IsWord(next), $"cut inside of a word: {cut}|{next}");
        Assert.False(last == next && last is '\'' or '"', $"cut inside of a string: {cut}|{next}");
    }

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';

    static string Shown(SqlStatement statement) =>
        $"{statement.Line}:{statement.Column} {statement.Text}\n{(statement.Data is { } rows ? string.Concat(rows.Read()) : null)}";

    static StatementList Split(string text) => SqlScript.Split(text, firstLine: 1, "a.sql", PostgreSqlDialect.Instance).Required.Statements;
}
