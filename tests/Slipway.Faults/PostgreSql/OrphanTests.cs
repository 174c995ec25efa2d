using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A program that is killed leaves a server process that does not know it yet, in the middle of a statement.</summary>
public sealed class OrphanTests
{
    const string Writers = "waiting for writers before build";
    const string Writes = "insert into big (value) values (0)";
    const string Snapshots = "waiting for old snapshots";
    const string Reads = "set transaction isolation level repeatable read; select count(*) from notes";
    const string Index = "create index concurrently big_value on big (value);";

    [Fact]
    public void Fault_A3_the_lock_of_a_program_that_was_killed_in_a_long_statement_comes_free_and_a_re_run_finishes()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_slow", "insert into notes (text) values ('b');\nselect pg_sleep(600);");
        using var killed = project.StartUp();
        project.WaitForStatement("select pg_sleep%");

        killed.Signal(RunningProgram.Kill).End();

        // Far sooner than the statement would take, and without anybody's help.
        Wait.Until(() => project.Locks == 0);
        project.Migration("0002_slow", "insert into notes (text) values ('b');")
            .AssertConverges(["0001_notes", "0002_slow"], ["a", "b"]);
    }

    /// <summary>The three phases in which a concurrent build waits for others, and the one in which it reads the table.</summary>
    /// <param name="phase">Where the build is when the program is killed.</param>
    /// <param name="blocker">What another session does so that the build stays there.</param>
    /// <param name="waits">Whether the other session goes on until the server has noticed that the program is dead.</param>
    [Theory]
    [InlineData(Writers, Writes, true)]
    [InlineData(Writers, Writes, false)]
    [InlineData(Snapshots, Reads, true)]
    [InlineData(Snapshots, Reads, false)]
    [InlineData("building index%", "select 1", true)]
    public void Fault_A4_a_kill_during_a_concurrent_index_build_leaves_no_index_that_nobody_can_use(
        string phase, string blocker, bool waits)
    {
        using var project = WithBigTable();
        project.Migration("0003_index", Index);
        if (phase.StartsWith("building", StringComparison.Ordinal))
            project.Migration("0003_index", "create index concurrently big_value on big (slowly(value));");
        using var killed = StartBlocked(project, phase, blocker, out var other);
        killed.Signal(RunningProgram.Kill).End();
        if (waits)
            Wait.Until(() => Settled.Sessions(project.Database).Count == 0);
        other.Dispose();
        project.Database.Run("create or replace function slowly(v bigint) returns bigint language sql immutable as 'select v'");

        ServerProject.Succeeded(project.Up("--lock-wait", "60s"));

        Assert.Equal(
            ["t|t"], project.Database.Rows("select indisvalid, indisready from pg_index where indexrelid = 'big_value'::regclass"));
        Assert.Equal(["0001_notes", "0002_big", "0003_index"], project.Database.Applied());
        Settled.Assert(project.Database);
    }

    [Fact]
    public void Fault_A4_an_index_of_the_same_name_that_is_another_one_is_not_taken_for_what_the_killed_run_had_begun()
    {
        using var project = WithBigTable();
        project.Migration("0003_index", Index);
        using var killed = StartBlocked(project, Writers, Writes, out var other);
        killed.Signal(RunningProgram.Kill).End();
        Wait.Until(() => Settled.Sessions(project.Database).Count == 0);
        other.Dispose();
        project.Database.Run("drop index big_value; create index big_value on big (value desc)");

        var again = project.Up();

        Assert.Equal(1, again.Code);
        Assert.Contains("it is another one", again.Errors, StringComparison.Ordinal);
        Assert.Contains("DESC", again.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_notes", "0002_big"], project.Database.Applied());
    }

    [Fact]
    public void Fault_A4_a_build_that_was_cancelled_leaves_nothing_and_is_done_by_the_next_run()
    {
        using var project = WithBigTable();
        project.Migration("0003_index", Index);
        using var cancelled = StartBlocked(project, Writers, Writes, out var other);

        project.Database.Cluster.Run(
            "select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and query like 'create index%'",
            project.Database.Name);

        // What is left is dropped concurrently, and waits for the same writer.
        other.Dispose();
        Assert.Equal(1, cancelled.End());
        Assert.Empty(project.Database.Rows("select 1 from pg_class where relname = 'big_value'"));
        ServerProject.Succeeded(project.Up());
        Settled.Assert(project.Database);
    }

    [Fact]
    public void Fault_A4_an_equal_index_that_may_exist_counts_as_done_and_another_one_does_not()
    {
        using var project = WithBigTable();
        project.Database.Run("create index big_value on big (value)");
        project.Migration("0003_index", "create index concurrently if not exists big_value on big (value);")
            .Migration("0004_other", "create index concurrently if not exists big_value on big (value) where value > 3;");

        var run = project.Up();

        Assert.Equal(1, run.Code);
        Assert.Contains("was there already, and equal: counted as done", run.All, StringComparison.Ordinal);
        Assert.Contains("0004_other.sql:2", run.Errors, StringComparison.Ordinal);
        Assert.Contains("it is another one", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_notes", "0002_big", "0003_index"], project.Database.Applied());
    }

    [Fact]
    public async Task An_index_that_a_person_is_building_is_waited_for_and_not_taken_for_a_leftover()
    {
        using var project = WithBigTable();
        project.Migration("0003_index", "create index concurrently if not exists big_value on big (value);");
        using var writer = project.Database.Open();
        using (var writes = new Npgsql.NpgsqlCommand($"begin; {Writes}", writer))
            writes.ExecuteNonQuery();
        using var person = project.Database.Open();
        using var builds = new Npgsql.NpgsqlCommand("create index concurrently big_value on big (value)", person);
        var building = builds.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        project.WaitForIndexBuild(Writers);
        var index = project.Database.Single("select 'big_value'::regclass::oid::bigint");
        using var run = project.StartUp();
        Wait.Until(() => Settled.Sessions(project.Database).Any(session => session.Contains("pg_locks", StringComparison.Ordinal)));

        writer.Close();
        await building;

        Assert.Equal(0, run.End());
        Assert.Equal(index, project.Database.Single("select 'big_value'::regclass::oid::bigint"));
        Settled.Assert(project.Database);
    }

    static ServerProject WithBigTable()
    {
        var project = ServerProject.Deployed().Migration(
            "0002_big",
            """
            create table big (id bigint generated always as identity, value bigint);
            insert into big (value) select i from generate_series(1, 200000) i;
            create function slowly(v bigint) returns bigint language plpgsql immutable as 'begin perform pg_sleep(0.001); return v; end';
            """);
        ServerProject.Succeeded(project.Up());
        return project;
    }

    /// <summary>Starts a deployment that comes to a phase of its index build, and stays there.</summary>
    static RunningProgram StartBlocked(ServerProject project, string phase, string blocker, out Npgsql.NpgsqlConnection other)
    {
        other = project.Database.Open();
        using var command = new Npgsql.NpgsqlCommand($"begin; {blocker}", other);
        command.ExecuteNonQuery();
        var run = project.StartUp();
        project.WaitForIndexBuild(phase);
        return run;
    }

}
