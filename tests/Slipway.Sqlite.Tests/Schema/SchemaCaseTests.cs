using System.Diagnostics;
using Slipway.Schema;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Schema;

public sealed class SchemaCaseTests : SqliteSuite
{
    public static TheoryData<string> Cases => [.. SchemaCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_goes_up_and_down_and_keeps_its_rows(string name)
    {
        var pair = SchemaCase.Of(name);
        using var wanted = SchemaTrial.Of(pair.After);
        using var trial = SchemaTrial.Of(pair.Before);
        var (before, after) = (trial.Read(), wanted.Read());
        Assert.Equal(pair.AreEqual, SchemaDiff.Between(before, after).IsEmpty);
        Fill(trial, pair);
        if (Turn(trial, after, pair, "up"))
            Turn(trial, before, pair, "down");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_starts_from_nothing_and_is_written_twice_the_same(string name)
    {
        using var wanted = SchemaTrial.Of(SchemaCase.Of(name).After);
        using var trial = new SchemaTrial();
        Assert.Null(trial.Turn(wanted.Read()));
        using var again = new SchemaTrial();
        Assert.Equal(
            SchemaTrial.Text(again.Write(wanted.Read()).Required),
            SchemaTrial.Text(again.Write(trial.Read()).Required),
            ignoreCase: true, ignoreLineEndingDifferences: true, ignoreWhiteSpaceDifferences: true);
        Assert.Null(trial.Turn(DatabaseSchema.Empty));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_runs_in_a_deployment(string name)
    {
        var pair = SchemaCase.Of(name);
        Execute(pair.Before);
        using var wanted = SchemaTrial.Of(pair.After);
        var before = await Target.ReadSchemaAsync(Cancel);
        var script = new Slipway.Sqlite.Schema.DdlWriter().Write(SchemaDiff.Between(before, wanted.Read()), DdlOptions.Default);
        if (!script.Succeeded)
            return;
        await using (var session = await BegunAsync())
        {
            foreach (var statement in script.Value.Statements)
                await RunAsync(session, statement.Sql);
            await session.CommitAsync(Cancel);
        }

        Assert.Empty(SchemaDiff.Between(await Target.ReadSchemaAsync(Cancel), wanted.Read()).Changes);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_runs_in_the_shell_of_sqlite(string name)
    {
        var pair = SchemaCase.Of(name);
        Execute($"pragma user_version = 1; {pair.Before}");
        using var wanted = SchemaTrial.Of(pair.After);
        var difference = SchemaDiff.Between(await Target.ReadSchemaAsync(Cancel), wanted.Read());
        if (new Slipway.Sqlite.Schema.DdlWriter().Write(difference, DdlOptions.Default) is not { Succeeded: true } script)
            return;
        var start = new ProcessStartInfo("sqlite3", ["-bail", Path])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(SchemaTrial.Text(script.Required));
        shell.StandardInput.Close();
        Assert.Empty(await shell.StandardError.ReadToEndAsync(Cancel));
        await shell.WaitForExitAsync(Cancel);
        Assert.Empty(SchemaDiff.Between(await Target.ReadSchemaAsync(Cancel), wanted.Read()).Changes);
    }

    static void Fill(SchemaTrial trial, SchemaCase pair)
    {
        if (pair.Rows is { } rows)
            trial.Execute(rows);
        else
            Assert.True(RowFiller.Fill(trial) is [], "Our rows do not fit: write some into rows.sql.");
    }

    static bool Turn(SchemaTrial trial, DatabaseSchema wanted, SchemaCase pair, string direction)
    {
        if (pair.Refused(direction) is { } named)
        {
            var outcome = trial.Write(wanted);
            Assert.False(outcome.Succeeded);
            Assert.Contains(outcome.Problems, problem => problem.Message.Contains(named.Trim(), StringComparison.Ordinal));
            return false;
        }

        if (direction == "up" && pair.Script is { } script)
            Assert.Equal(script.ReplaceLineEndings("\n").TrimEnd(), SchemaTrial.Text(trial.Write(wanted).Required).TrimEnd());
        var failure = trial.Turn(wanted);
        Assert.True((failure is not null) == pair.FailsWithRows(direction), $"{direction}: {failure ?? "did not fail"}");
        if (failure is null)
            return true;
        trial.DeleteRows();
        Assert.Null(trial.Turn(wanted));
        return true;
    }
}
