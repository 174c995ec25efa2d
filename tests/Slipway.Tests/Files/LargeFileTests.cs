using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Tests.Sql;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>Files too large to be held as text: read in pieces, they say what they say when they are read at once.</summary>
public sealed class LargeFileTests : IDisposable
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1500).WithQuietOnSuccess(true);

    static readonly string[] Fragments =
    [
        "\n-- migrate:up\n", "\n-- migrate:down\n", "\n-- migrate:verify\n", "\n-- migrate:phase contract\n",
        "\n-- migrate:uq\n", "-- migrate up\n",
        "select 1;", "select 'é; 🚢'\n;", "  select\n\n2", ";", ";\n", "\n", "\r\n", "\r", " ", "\t",
        "-- a comment; '\n", "/* b\n; */", "/*", "*/",
        "do $$ begin;\n-- migrate:down\nend $$;", "$a$", "$$", "'", "E'\\'\n", "\"q;\n\"", "(", ")", "é", "🚢",
        "\\.\n", "\\i x\n", "\n.read x\n",
        "\ncopy t from stdin;\n1\t';\n2\té🚢\n\\.\n", "copy t from stdin;\n", "begin;", "commit;",
        "create function f() begin atomic select 1; end;\n",
    ];

    readonly FilesBench bench = new();

    [Fact]
    public void Fault_E7_what_is_read_in_pieces_is_what_is_read_at_once() => Prop.ForAll(
        (from pieces in Gen.Elements(Fragments).ArrayOf()
         from size in Gen.Choose(8, 60)
         select (Text: string.Concat(pieces), Size: size)).ToArbitrary(),
        file => AssertSame("-- migrate:up\n" + file.Text, file.Size)).Check(Often);

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Fault_E7_every_script_of_the_corpus_is_the_same_in_pieces(string script)
    {
        foreach (var size in (int[])[8, 13, 64, 1000, 1 << 18])
            AssertSame($"-- a migration\n-- migrate:up\n{script}\n-- migrate:down\n{script}\n;", size);
    }

    public static TheoryData<string> Corpus => [.. SqlCorpus.Scripts];

    [Theory]
    [InlineData("select 1;\nselect 'x;\n-- migrate:down\nselect 2;\n")]
    [InlineData("select 1;\nselect $$ x;\nselect 2;\n")]
    [InlineData("select 1;\n/* x\n-- migrate:down\n")]
    [InlineData("select 1;\nselect '\n-- migrate:down\n';\nselect 2;\n")]
    [InlineData("select 1;\n\\i x\nselect 2;\n.read y\nselect 3;\n")]
    [InlineData("select 1;\n-- migrate:dwon\nselect 2;\n")]
    [InlineData("select 1;\nselect 2 -- migrate up\n;\n")]
    [InlineData("select 1;\n-- migrate:phase contract\nselect 2;\n")]
    [InlineData("select 1;\n-- migrate:up\nselect 2;\n")]
    [InlineData("select 1;\ncreate table t (a;\nselect 2;\n")]
    [InlineData("select 1;\ncopy t from stdin;\n1\n2\n-- migrate:down\nselect 1;\n")]
    [InlineData("select 1;\ncopy t from stdin;\n1\n-- migrate:down\n\\.\nselect 1;\n")]
    [InlineData("select 1;\ncopy t from stdin; select 2;\n1\n\\.\nselect 1;\n")]
    [InlineData("select 1;\ncreate function f() begin atomic select 1;\nselect 2;\n")]
    [InlineData("set standard_conforming_strings = off;\nselect 1;\n")]
    [InlineData("select 1;\n-- +goose Down\nselect 2")]
    public void Fault_E7_what_is_wrong_with_a_large_file_is_told_alike(string sql)
    {
        var text = $"-- migrate:up\n{sql}";
        bench.Write("0004_a.sql", text);
        var reader = new MigrationReader(TestDialect.Rich);
        Assert.Null(reader.Read("0004_a", "migrations/0004_a.sql", text));
        foreach (var size in (int[])[8, 24, 1 << 18])
        {
            Assert.Null(ReadLarge("0004_a", size, out var problems));
            Assert.Equal(reader.Problems.Select(Shown), problems.Select(Shown));
        }
    }

    [Fact]
    public void Fault_E3_a_byte_order_mark_is_no_letter_of_a_large_file() =>
        AssertSame("\uFEFF-- migrate:up\r\nselect 'é';\r\nselect 2;\r\n", 8);

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62 }, 1)]
    [InlineData(new byte[] { 0x61, 0x00 }, 1)]
    [InlineData(new byte[] { 0xE2, 0x82 }, 0)]
    [InlineData(new byte[] { 0x0A, 0x61, 0xEF, 0xBB, 0xBF }, 2)]
    public void Fault_E4_what_is_no_text_is_found_where_it_is(byte[] wrong, int offset)
    {
        var before = Encoding.UTF8.GetBytes("-- migrate:up\n" + string.Concat(Enumerable.Repeat("select 'é';\n", 20)));
        bench.Write("0001_a.sql", [.. before, .. wrong]);

        Assert.Null(ReadLarge("0001_a", 16, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal(Codes.FileNotText, problem.Code);
        var line = wrong[0] == '\n' ? 23 : 22;
        Assert.Contains($"at byte {before.Length + offset} in line {line} ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_E7_a_large_file_is_not_held_and_its_statements_are_there()
    {
        var (statements, path) = WriteLarge();
        var migration = Assert.Single(bench.Read().Required.Migrations);

        Assert.Null(migration.Up.Held);
        Assert.Equal("drop table t;\n", migration.Down!.Held);
        Assert.Equal(Checksum.Of(migration.Up.Text), migration.Checksum);
        var list = StatementsOf(migration.Up, migration, TestDialect.Sqlite);
        Assert.Equal(statements, list.Count);
        Assert.Equal(Enumerable.Range(0, statements).Select(Row), list.Select(statement => statement.Text));
        Assert.Equal((Row(7), 9), (list[7].Text, list[7].Line));
        Assert.Equal(path, migration.Path);
    }

    [Theory]
    [InlineData("one letter")]
    [InlineData("shorter")]
    [InlineData("longer")]
    [InlineData("gone")]
    [InlineData("a folder")]
    public void Fault_E20_a_large_file_that_was_changed_meanwhile_is_refused_before_its_end(string change)
    {
        WriteLarge();
        var migration = Assert.Single(bench.Read().Required.Migrations);
        var list = StatementsOf(migration.Up, migration, TestDialect.Sqlite);
        Change(bench.PathOf("0001_large.sql"), change);

        var failure = Assert.Throws<ProblemException>(() => list.Count(statement => statement.Text.Length > 0));

        Assert.Equal(Codes.FileChangedMeanwhile, failure.Problem.Code);
        Assert.Equal("migrations/0001_large.sql", failure.Problem.Where?.File);
    }

    [Fact]
    public void Fault_E20_rows_of_a_copy_that_were_changed_meanwhile_are_refused()
    {
        var text = string.Concat(Enumerable.Repeat("1\té\n", 100));
        bench.Write("0001_a.sql", $"-- migrate:up\ncopy t from stdin;\n{text}\\.\nselect 1;\n");
        var migration = ReadLarge("0001_a", 64, out _)!;
        var rows = StatementsOf(migration.Up, migration, TestDialect.Rich)[0].Data!;
        Assert.Equal(400, rows.Read().Sum(piece => piece.Length));
        Change(bench.PathOf("0001_a.sql"), "one letter");

        Assert.Throws<ProblemException>(() => rows.Read().Sum(piece => piece.Length));
    }

    /// <summary>Reads a text in both ways, and compares all that there is to know.</summary>
    void AssertSame(string text, int blockSize)
    {
        bench.Write("0004_a.sql", text);
        var reader = new MigrationReader(TestDialect.Rich);
        var small = reader.Read("0004_a", "migrations/0004_a.sql", LineEnds.Normalize(text.TrimStart('\uFEFF')));
        var large = ReadLarge("0004_a", blockSize, out var problems);

        Assert.Equal(reader.Problems.Count == 0, problems.Count == 0);
        Assert.Equal(small is null, large is null);
        if (small is null || large is null)
            return;
        Assert.Equal(Checksum.Of(small.Up.Text), large.Checksum);
        Assert.Equal((small.Phase, small.Transactional), (large.Phase, large.Transactional));
        AssertSame(small.Up, large.Up, small);
        AssertSame(small.Down, large.Down, small);
        AssertSame(small.Verify, large.Verify, small);
    }

    static void AssertSame(SqlSection? small, SqlSection? large, Migration migration)
    {
        Assert.Equal((small?.Text, small?.Line), (large?.Text, large?.Line));
        if (small is null || large is null)
            return;
        var (one, other) = (StatementsOf(small, migration, TestDialect.Rich), StatementsOf(large, migration, TestDialect.Rich));
        Assert.Equal(one.Count, other.Count);
        Assert.Equal(one.Select(Shown), other.Select(Shown));
        Assert.Equal(one.Marked.Select(Shown), other.Marked.Select(Shown));
    }

    static string Shown(Problem problem) => $"{problem.Code} {problem.Where?.Line}";

    static string Shown(SqlStatement statement) =>
        $"{statement.Line}:{statement.Column} {statement.Offset} {statement.Text} "
        + $"{statement.Data?.Line} {RichSplitTests.RowsOf(statement)}";

    static string Shown(MarkedStatement marked) =>
        $"{marked.Index} {marked.Nature} {marked.Statement.Line}:{marked.Statement.Column} {marked.Statement.Text}";

    static StatementList StatementsOf(SqlSection section, Migration migration, SqlDialect dialect) => section.Large is { } large
        ? new StoredStatements(large, dialect)
        : SqlScript.Split(section.Text, section.Line, migration.Path, dialect).Required.Statements;

    Migration? ReadLarge(string id, int blockSize, out IReadOnlyList<Problem> problems)
    {
        var migrations = new MigrationReader(TestDialect.Rich);
        var reader = new LargeFileReader(bench.Folder, migrations, TestDialect.Rich) { BlockSize = blockSize, LongestHeld = 0 };
        problems = migrations.Problems;
        return reader.Read(new FoundFile(id, $"{id}.sql"), $"migrations/{id}.sql");
    }

    (int Statements, string Path) WriteLarge()
    {
        const int statements = 100_000;
        var text = new StringBuilder("-- migrate:up\n");
        for (var row = 0; row < statements; row++)
            text.Append(Row(row)).Append(";\n");
        bench.Write("0001_large.sql", text.Append("-- migrate:down\ndrop table t;\n").ToString());
        return (statements, "migrations/0001_large.sql");
    }

    static string Row(int row) => $"insert into t values ({row}, '{new string('x', 40)}{row}')";

    static void Change(string path, string change)
    {
        var bytes = File.ReadAllBytes(path);
        switch (change)
        {
            case "one letter":
                bytes[bytes.Length / 2]++;
                File.WriteAllBytes(path, bytes);
                break;
            case "shorter":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "longer":
                File.WriteAllBytes(path, [.. bytes[..(bytes.Length / 2)], .. bytes]);
                break;
            default:
                File.Delete(path);
                if (change == "a folder")
                    Directory.CreateDirectory(path);
                break;
        }
    }

    public void Dispose() => bench.Dispose();
}
