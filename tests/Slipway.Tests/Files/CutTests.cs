using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Tests.Sql;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>A file that was copied half: cut at every byte, in turn.</summary>
public sealed class CutTests
{
    const string Migration =
        """
        -- Orders and what watches them.
        -- migrate:parent 0003_users
        -- migrate:allow drop-table orders_old -- moved in 0002

        -- migrate:up
        create table orders (id integer primary key, "the note" text default 'it''s; none', [kind] text, `x``y` int);
        /* What was there before
           is moved; */
        insert into orders (id, "the note") select id, note from orders_old where id >= 10;
        create trigger orders_ai after insert on orders begin
          update orders set kind = case when new.id > 3 then 'new' else 'old' end where id = new.id;
        end;
        drop table orders_old;
        update orders set kind = 'é' where id = 12345

        -- migrate:down
        drop table orders

        -- migrate:verify
        select count(*) = 0 from orders where kind is null;

        """;

    [Fact]
    public void Fault_E5_a_file_that_is_cut_inside_of_a_token_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Migration);
        var whole = StatementsOf(FilesBench.Parse(Migration).Required);
        using var bench = new FilesBench();
        var accepted = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            bench.Write("0004_add_alerts.sql", bytes[..length]);
            if (bench.Read().Value?.Migrations is not [{ } cut])
                continue;
            accepted++;
            var statements = StatementsOf(cut);
            var complete = statements.Take(statements.Count - 1).ToList();
            Assert.Equal(whole.Take(complete.Count), complete);
            if (statements.Count > 0)
                AssertEndsWithToken(whole[statements.Count - 1], statements[^1]);
        }

        Assert.InRange(accepted, 10, bytes.Length / 2);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Fault_E5_no_prefix_of_a_script_runs_a_statement_that_is_cut_inside_of_a_token(string script)
    {
        var text = $"-- migrate:up\n{script}";
        if (StatementsOf(FilesBench.Parse(text + "\n").Required) is not { Count: > 0 } whole)
            return;
        var step = Math.Max(1, text.Length / 2000);
        for (var length = "-- migrate:up\n".Length; length <= text.Length; length += step)
        {
            if (FilesBench.Parse(text[..length]).Value is not { } cut || StatementsOf(cut) is not { Count: > 0 } statements)
                continue;
            Assert.Equal(whole.Take(statements.Count - 1), statements.Take(statements.Count - 1));
            AssertEndsWithToken(whole[statements.Count - 1], statements[^1]);
        }
    }

    public static TheoryData<string> Corpus => [.. SqlCorpus.Scripts];

    [Theory]
    [InlineData("drop table users", true)]
    [InlineData("update t set a = 10", true)]
    [InlineData("update t set a = 'it'", true)]
    [InlineData("delete from \"t\"", true)]
    [InlineData("drop table é", true)]
    [InlineData("select 1 -", true)]
    [InlineData("select 1 <", true)]
    [InlineData("drop table users\n", false)]
    [InlineData("drop table users ", false)]
    [InlineData("drop table users;", false)]
    [InlineData("drop table users -- all", false)]
    [InlineData("create table t (a int)", false)]
    [InlineData("drop table [t]", false)]
    [InlineData("-- nothing", false)]
    public void Fault_E5_a_last_word_without_anything_behind_it_may_be_half_a_word(string sql, bool isRefused)
    {
        var outcome = FilesBench.Parse($"-- migrate:up\nselect 1;\n{sql}");

        Assert.Equal(isRefused, !outcome.Succeeded);
        Assert.All(outcome.Problems, problem => Assert.Equal(Codes.FileCutOff, problem.Code));
    }

    /// <summary>What is left is the statement, or ends where one of its words, strings or signs ends.</summary>
    static void AssertEndsWithToken(string whole, string cut)
    {
        Assert.StartsWith(cut, whole, StringComparison.Ordinal);
        if (cut.Length == whole.Length)
            return;
        var (last, next) = (cut[^1], whole[cut.Length]);
        Assert.False(IsWord(last) && IsWord(next), $"cut inside of a word: {cut}|{next}");
        Assert.False(last == next && last is '\'' or '"' or '`', $"cut inside of a string: {cut}|{next}");
        Assert.False((last, next) is ('-', '-') or ('/', '*') or ('-', '>') or ('<', '>'), $"cut inside of a sign: {cut}|{next}");
        Assert.True(SqlScript.Split(cut, firstLine: 1, "cut.sql", AnyControl).Succeeded, $"cut inside of something: {cut}|{next}");
    }

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';

    static List<string> StatementsOf(Migration migration) =>
    [
        .. MigrationScript.Of(migration, migration.Up, AnyControl).Required.Statements.Select(statement => statement.Text),
    ];

    /// <summary>The corpus begins and ends transactions, which is not what is tested here.</summary>
    static SqlDialect AnyControl { get; } = TestDialect.Sqlite with { NatureOf = _ => StatementNature.Transactional };
}
