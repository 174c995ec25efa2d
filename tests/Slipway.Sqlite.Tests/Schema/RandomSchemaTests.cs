using Slipway.Schema;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Schema;

public sealed class RandomSchemaTests
{
    static readonly int Cases = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1" ? 20_000 : 350;

    static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("SLIPWAY_TEST_SEED"), out var seed) ? seed : 1;

    [Fact]
    public void P3_a_random_schema_becomes_another_with_its_rows_and_is_itself_again()
    {
        var failures = new List<string>();
        var (ran, refused) = (0, 0);
        for (var seed = First; seed < First + Cases && failures.Count < 5; seed++)
        {
            try
            {
                var random = new Random(seed);
                var edits = new SchemaEdits(random);
                var model = edits.Make();
                var other = model;
                for (var count = random.Next(1, 6); count > 0; count--)
                    other = edits.Edit(other);
                Try(model, other, random, ref ran, ref refused);
            }
            catch (Exception exception)
            {
                failures.Add($"seed {seed}: {exception.Message}\n{exception.StackTrace}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(ran > Cases && refused < Cases / 20, $"{ran} ways ran with rows, {refused} were refused: too little was tried.");
    }

    /// <summary>What takes nothing away comes first, in one migration, and what does in another.</summary>
    [Fact]
    public void P3_what_takes_something_away_can_wait()
    {
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var edits = new SchemaEdits(random);
            var model = edits.Make();
            var other = edits.Edit(edits.Edit(edits.Edit(model)));
            using var trial = SchemaTrial.Of(model.Write(new Speller(random)));
            using var wanted = SchemaTrial.Of(other.Write(new Speller(random)));
            var after = wanted.Read();
            if (trial.Write(after).Value is not { } script)
                continue;
            foreach (var takesAway in new[] { false, true })
            {
                var phase = new DdlScript([.. script.Statements.Where(statement => statement.TakesAway == takesAway)]);
                Assert.True(trial.Run(phase) is null, $"seed {seed}");
            }

            Assert.True(SchemaDiff.Between(trial.Read(), after).IsEmpty, $"seed {seed}:\n{SchemaTrial.Text(script)}");
        }
    }

    static void Try(SchemaModel model, SchemaModel other, Random random, ref int ran, ref int refused)
    {
        using var trial = SchemaTrial.Of(model.Write(new Speller(random)));
        using var wanted = SchemaTrial.Of(other.Write(new Speller(random)));
        using var respelled = SchemaTrial.Of(other.Write(new Speller(random)));
        var (before, after) = (trial.Read(), wanted.Read());
        Assert.DoesNotContain(before.Objects, one => one.Has("definition") && one.Kind is ObjectKind.Table or ObjectKind.Index);
        var spelling = SchemaDiff.Between(after, respelled.Read()).Changes;
        Assert.True(spelling.IsEmpty, $"{string.Join('\n', spelling)}\nby spelling alone of\n{wanted.Dump()}\nas\n{respelled.Dump()}");
        RowFiller.Fill(trial, random.Next());
        foreach (var goal in new[] { after, before })
        {
            if (!trial.Write(goal).Succeeded)
            {
                refused++;
                return;
            }

            if (trial.Turn(goal) is null)
            {
                ran++;
                continue;
            }

            trial.DeleteRows();
            Assert.Null(trial.Turn(goal));
        }
    }
}
