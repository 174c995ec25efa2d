using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;
using Xunit;

namespace Slipway.PostgreSql.Tests.Statements;

/// <summary>Deployments whose files are committed in parts, or are too large to be held, on the server.</summary>
public sealed class PartsTests : IAsyncDisposable
{
    readonly PostgreSqlEngine engine = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("slipway-parts-");
    readonly List<RolloutEvent> events = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_E25_a_migration_is_split_where_a_statement_demands_it()
    {
        Write("0001_mixed", """
            -- migrate:up
            create type mood as enum ('calm');
            create table people (id int primary key, mood mood);
            insert into people values (1, 'calm');
            alter type mood add value 'glad';
            insert into people values (2, 'glad');
            create index concurrently people_mood on people (mood);
            reindex table concurrently people;
            set search_path to public;
            insert into people values (3, 'glad');
            """);

        var report = await UpAsync();

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(["1|calm", "2|glad", "3|glad"], engine.Database.Rows("select * from people order by id"));
        Assert.Equal(["t"], engine.Database.Rows("select indisvalid from pg_index where indexrelid = 'people_mood'::regclass"));
        Assert.Equal(["0001_mixed"], engine.Database.Applied());
        Assert.Equal(0, engine.Database.Count("slipway.slipway_journal"));
        Assert.Contains(events.OfType<RolloutEvent.Warned>(), warned => warned.Problem.Code == Codes.CommittedInParts);
    }

    [Fact]
    public async Task Fault_E7_a_large_file_with_rows_of_a_copy_is_applied()
    {
        const int rows = 400_000;
        var text = new StringBuilder("-- migrate:up\ncreate table t (id int, a text);\ncopy t from stdin;\n");
        for (var row = 0; row < rows; row++)
            text.Append(row).Append("\tit's; $$ é\n");
        Write("0001_large", text.Append("\\.\ninsert into t values (-1, $$behind;$$);\n-- migrate:down\ndrop table t;\n").ToString());

        var report = await UpAsync();

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(rows + 1, engine.Database.Count("t"));
        Assert.Equal(rows, engine.Database.Count("t where a = 'it''s; $$ é'"));
        Assert.Equal(
            ["t|drop table t;"],
            engine.Database.Rows("select up_text is null, trim(E'\\n' from down_text) from slipway.slipway_history"));
    }

    [Fact]
    public async Task Fault_E20_rows_that_are_changed_while_they_are_sent_are_rolled_back()
    {
        var text = new StringBuilder("-- migrate:up\ncreate table t (id int);\ncopy t from stdin;\n");
        for (var row = 0; row < 1_000_000; row++)
            text.Append(row).Append('\n');
        Write("0001_large", text.Append("\\.\n").ToString());

        var report = await UpAsync(() => File.WriteAllText(PathOf("0001_large"), text.Replace("\n77777\n", "\n77778\n").ToString()));

        Assert.Equal(Codes.FileChangedMeanwhile, Assert.Single(report.Problems).Code);
        Assert.Equal(["t"], engine.Database.Rows("select to_regclass('t') is null"));
    }

    async Task<DeploymentReport> UpAsync(Action? beforeStep = null)
    {
        var files = MigrationFolder.Read(folder.FullName, "migrations", PostgreSqlDialect.Instance).Required;
        var request = new DeploymentRequest(files, new RunIdentity("run-1", "tester", "testhost", 4711, "0.0.0-test"));
        var listener = new Listener(happened =>
        {
            events.Add(happened);
            if (happened is RolloutEvent.StepBegan)
                beforeStep?.Invoke();
        });
        await using var target = engine.Open();
        return await new Deployment(target, request, listener, TimeProvider.System).RunAsync(Cancel);
    }

    string PathOf(string id) => Path.Combine(folder.FullName, $"{id}.sql");

    void Write(string id, string text) => File.WriteAllText(PathOf(id), text);

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return engine.DisposeAsync();
    }

    sealed class Listener(Action<RolloutEvent> then) : IRolloutListener
    {
        public void On(RolloutEvent happened) => then(happened);
    }
}
