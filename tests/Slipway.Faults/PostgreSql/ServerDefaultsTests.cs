using System.Text.RegularExpressions;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A role's, a server's or a client's peculiar defaults: none of them gets into a decision or a row.</summary>
public sealed partial class ServerDefaultsTests : IDisposable
{
    readonly ServerUnderFault _server = new();

    [Theory]
    [InlineData("serializable")]
    [InlineData("repeatable read")]
    public void Fault_B14_a_default_isolation_level_is_not_taken_over(string level)
    {
        _server.Database.Cluster.Run($"alter role {_server.Database.Name} set default_transaction_isolation = '{level}'");
        _server.WithPending().Migration(
            "0002_locale",
            "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\n"
            + "do $$ begin if current_setting('transaction_isolation') <> 'read committed' then raise 'in another level'; end if; end $$;");
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);

        var direct = _server.Up("0002_locale");
        var pooled = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(direct.Code == 0, direct.All);
        Assert.True(pooled.Code == 0, pooled.All);
        _server.AssertConverged(level);
    }

    [Fact]
    public void Fault_B14_a_conflict_that_passes_is_tried_again_as_a_whole()
    {
        _server.Database.Run("create sequence attempts");
        _server.WithPending().Migration(
            "0002_locale",
            "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\n"
            + "do $$ begin if nextval('attempts') < 3 then raise 'conflict' using errcode = '40001'; end if; end $$;");

        var ended = _server.Up();

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(3L, _server.Database.Single("select last_value from attempts"));
        _server.AssertConverged("conflict");
    }

    [Fact]
    public void Fault_B15_a_role_that_is_held_read_only_is_refused_at_once()
    {
        _server.WithPending();
        _server.Database.Cluster.Run($"alter role {_server.Database.Name} set default_transaction_read_only = on");

        RefusedAsReadOnly(_server.UpAt(_server.Database.Url, "--wait", "10min"), "reset default_transaction_read_only");

        Assert.Equal(["0001_users"], _server.Database.Applied());
        Assert.Equal(0, _server.Project.Run("status").Code);
        Assert.Equal(0, _server.Project.Run("history").Code);
        Assert.Contains("held read-only", _server.Project.Run("doctor").All, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_B15_a_standby_is_refused_and_of_two_hosts_the_primary_is_taken()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        using var server = new ServerUnderFault(cluster).WithPending();
        using var standby = cluster.Standby();

        RefusedAsReadOnly(server.UpAt(server.Database.UrlAt(standby.Port), "--wait", "10min"), "primary");
        RefusedAsReadOnly(
            server.UpAt(server.Database.UrlAt(standby.Port) + "?target_session_attrs=read-write", "--wait", "10min"), "primary");

        var both = server.UpAt(server.Database.UrlAt(standby.Port)
            .Replace($":{standby.Port}/", $":{standby.Port},127.0.0.1:{cluster.Port}/",
                StringComparison.Ordinal) + "?target_session_attrs=read-write");
        Assert.True(both.Code == 0, both.All);
        server.AssertConverged("primary");
    }

    [Fact]
    public void Fault_B18_a_full_tablespace_leaves_nothing_and_is_not_tried_again()
    {
        Processes.RequireOwnNamespace();
        using var cluster = PostgreSqlCluster.StartNew();
        using var disk = new SmallDisk(cluster.Folder);
        using var server = new ServerUnderFault(cluster);
        cluster.Run($"create tablespace small location '{disk.Folder}'");
        cluster.Run($"grant create on tablespace small to public");
        server.Migration("0002_large", "create table large (text text) tablespace small;\ninsert into large select repeat('x', 1000) "
            + "from generate_series(1, 20000);");

        var ended = server.Up();

        Assert.True(ended.Code == 1, ended.All);
        Assert.Contains("53100", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Free some space", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ttempt", ended.All, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], server.Database.Applied());
        Assert.Equal(["t"], server.Database.Rows("select to_regclass('large') is null"));
        server.AssertNothingLeft("full");
    }

    /// <summary>
    /// A date of the client's clock in anything that it sends could come into a row or a decision: there is none, but in the
    /// name of the run, which is a name and nothing else.
    /// </summary>
    [Fact]
    public void Fault_B21_no_time_of_the_clients_clock_reaches_the_server()
    {
        _server.WithPending();
        using var proxy = new TcpProxy(_server.Database.Cluster.Port);

        Assert.Equal(0, _server.UpAt(proxy.Url(_server.Database)).Code);

        var sent = proxy.Seen.Where(message => message.FromClient && Date().IsMatch(RunName().Replace(message.Text,
            ""))).Select(message => message.Text).ToList();
        Assert.True(sent.Count == 0, string.Join("\n", sent));
        Assert.Equal(["t"], _server.Database.Rows(
            "select bool_and(applied_at between now() - interval '5 minutes' and clock_timestamp()) from slipway.slipway_history"));
    }

    [Fact]
    public void Fault_B22_the_language_zone_and_date_style_of_client_and_role_change_nothing()
    {
        foreach (var setting in (string[])
            ["datestyle = 'SQL, DMY'", "timezone = 'Pacific/Apia'", "intervalstyle = 'sql_standard'", "bytea_output = 'escape'",
                "extra_float_digits = 0"])
            _server.Database.Cluster.Run($"alter role {_server.Database.Name} set {setting}");
        _server.Database.Cluster.Run($"alter role {_server.Database.Name} set lc_messages = 'C'");
        _server.Environment["LC_ALL"] = "tr_TR.UTF-8";
        _server.Environment["LANG"] = "tr_TR.UTF-8";
        _server.Environment["TZ"] = "Pacific/Apia";
        var plain = new Dictionary<string, string?>(_server.Environment) { ["LC_ALL"] = "C.UTF-8", ["LANG"] = null, ["TZ"] = "UTC" };
        _server.WithPending().Migration(
            "0005_INDIA_INIT", "create table init (id integer, price numeric default 1.5);\ninsert into init values (1);");

        var ended = _server.Up();

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(["1|1.5"], _server.Database.Rows("select * from init"));
        var turkish = _server.Project.Run("status", "--json");
        var english = SlipwayProgram.Run(_server.Project.Folder, plain, "status", "--json");
        Assert.True(turkish.Code == 0, turkish.All);
        Assert.Equal(english.Output, turkish.Output);
        Assert.Contains("0005_INDIA_INIT", turkish.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    static void RefusedAsReadOnly(SlipwayProgram.Ended ended, string advice)
    {
        Assert.True(ended.Code == 5, ended.All);
        Assert.Contains("database-read-only", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(advice, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting", ended.All, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"20\d{12}-\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RunName();

    [GeneratedRegex(@"\b20\d\d-?[01]\d-?[0-3]\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Date();

    /// <summary>A file system of eight megabytes that the server may use.</summary>
    sealed class SmallDisk : IDisposable
    {
        public SmallDisk(string beside)
        {
            Folder = Path.Combine(beside, "small");
            Directory.CreateDirectory(Folder);
            Command("mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", Folder);
            Command("chown", "postgres:", Folder);
        }

        public string Folder { get; }

        public void Dispose() => Command("umount", "-l", Folder);

        static void Command(params string[] command)
        {
            var ended = SlipwayProgram.Wait(SlipwayProgram.Start("/", command));
            Assert.True(ended.Code == 0, ended.All);
        }
    }
}
