using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Settings;
using Xunit;

namespace Slipway.PostgreSql.Tests.Connections;

public sealed class ConnectionSettingsTests
{
    static ServerAddress Address(params (string Name, string Value)[] parameters) => new()
    {
        Hosts = [new ServerHost("db.example", 5433)],
        Database = "shop",
        User = "app",
        Password = "p\"a's;s=w\\ö rd",
        Parameters = parameters.ToImmutableSortedDictionary(said => said.Name, said => said.Value, StringComparer.Ordinal),
    };

    /// <summary>The settings as Npgsql will read them: from the text that it is given.</summary>
    static NpgsqlConnectionStringBuilder Read(ServerAddress address) => new(ConnectionSettings.Of(address)[0].ConnectionString);

    [Fact]
    public void A_migration_session_is_one_connection_that_waits_as_long_as_its_statements_run()
    {
        var settings = Read(Address());

        Assert.Equal(("db.example", 5433, "shop", "app"), (settings.Host, settings.Port, settings.Database, settings.Username));
        Assert.Equal("p\"a's;s=w\\ö rd", settings.Password);
        Assert.Equal((false, false, 0, 0), (settings.Pooling, settings.Enlist, settings.CommandTimeout, settings.MaxAutoPrepare));
        Assert.Equal((5, 30, true), (settings.Timeout, settings.KeepAlive, settings.TcpKeepAlive));
        Assert.True(settings.IncludeErrorDetail);
        Assert.False(settings.PersistSecurityInfo);
        Assert.StartsWith("slipway/", settings.ApplicationName, StringComparison.Ordinal);
        Assert.Equal(GssEncryptionMode.Disable, settings.GssEncryptionMode);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("99999", 1024)]
    public void The_time_for_connecting_is_what_the_address_says_as_far_as_npgsql_takes_it(string said, int seconds) =>
        Assert.Equal(seconds, Read(Address(("connect_timeout", said))).Timeout);

    [Theory]
    [InlineData(null, null, SslMode.Prefer)]
    [InlineData("disable", null, SslMode.Disable)]
    [InlineData("allow", null, SslMode.Allow)]
    [InlineData("prefer", null, SslMode.Prefer)]
    [InlineData("require", null, SslMode.Require)]
    [InlineData("require", "/ca.pem", SslMode.VerifyCA)]
    [InlineData("verify-ca", "/ca.pem", SslMode.VerifyCA)]
    [InlineData("verify-full", "/ca.pem", SslMode.VerifyFull)]
    [InlineData("verify-full", "system", SslMode.VerifyFull)]
    [InlineData(null, "system", SslMode.VerifyFull)]
    [InlineData(null, "/ca.pem", SslMode.VerifyFull)]
    public void Fault_H5_the_modes_of_encryption_mean_what_they_mean_to_libpq(string? mode, string? root, SslMode expected)
    {
        var said = new List<(string, string)>();
        if (mode is not null)
            said.Add(("sslmode", mode));
        if (root is not null)
            said.Add(("sslrootcert", root));

        var settings = Read(Address([.. said]));

        Assert.Equal(expected, settings.SslMode);
        Assert.Equal(root is "system" ? null : root, settings.RootCertificate);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void This_machine_is_not_verified_unasked(string host) => Assert.Equal(
        SslMode.Prefer,
        Read(Address(("sslrootcert", "/ca.pem")) with { Hosts = [new ServerHost(host, 5432)] }).SslMode);

    [Fact]
    public void Certificates_and_the_way_to_log_in_are_passed_on()
    {
        var settings = Read(Address(
            ("sslmode", "require"), ("sslcert", "/c.pem"), ("sslkey", "/k.pem"), ("sslpassword", "hush"), ("sslnegotiation", "direct"),
            ("channel_binding", "require"), ("gssencmode", "prefer"), ("require_auth", "scram-sha-256, gss"), ("krbsrvname", "pg")));

        Assert.Equal(("/c.pem", "/k.pem", "hush"), (settings.SslCertificate, settings.SslKey, settings.SslPassword));
        Assert.Equal((SslNegotiation.Direct, ChannelBinding.Require), (settings.SslNegotiation, settings.ChannelBinding));
        Assert.Equal((GssEncryptionMode.Prefer, "ScramSHA256,GSS"), (settings.GssEncryptionMode, settings.RequireAuth));
        Assert.Equal("pg", settings.KerberosServiceName);
    }

    [Theory]
    [InlineData("/var/run/postgresql")]
    [InlineData("/cloudsql/project:region:instance")]
    [InlineData("/run/a:b")]
    [InlineData("@slipway")]
    public void Fault_H4_a_socket_is_neither_encrypted_nor_kept_alive_by_tcp(string folder)
    {
        var address = Address(("sslmode", "verify-full")) with { Hosts = [new ServerHost(folder, 6000)] };

        var settings = Read(address);

        Assert.Equal((folder, 6000), (settings.Host, settings.Port));
        Assert.Equal((SslMode.Disable, false), (settings.SslMode, settings.TcpKeepAlive));
        using var source = NpgsqlDataSource.Create(settings.ConnectionString);
    }

    [Fact]
    public void Fault_H4_each_host_has_settings_of_its_own_whatever_the_target_session_is_to_be()
    {
        var address = Address(("target_session_attrs", "read-write")) with
        {
            Hosts = [new ServerHost("a", 1), new ServerHost("::1", 2), new ServerHost("fe80::1%eth0", 3)],
        };

        var all = ConnectionSettings.Of(address);

        Assert.Equal([("a", 1), ("::1", 2), ("fe80::1%eth0", 3)], all.Select(one => (one.Host!, one.Port)));
        foreach (var one in all)
        {
            using var source = NpgsqlDataSource.Create(one.ConnectionString);
        }
    }

    [Fact]
    public void A_session_starts_with_the_options_and_the_search_path_of_the_address_but_not_behind_a_pooler()
    {
        var address = Address(("options", "-c statement_timeout=5s"), ("search_path", "tenant, public"));

        var plain = Read(address);
        var pooled = Read(address with { IsPooled = true });

        Assert.Equal(("-c statement_timeout=5s", "tenant, public"), (plain.Options, plain.SearchPath));
        Assert.Equal((null, null), (pooled.Options, pooled.SearchPath));
    }

    [Fact]
    public void Npgsql_looks_for_no_password_where_the_settings_found_none()
    {
        Assert.Equal("/dev/null", Read(Address() with { Password = null }).Passfile);
        Assert.Equal("/x", Read(Address(("passfile", "/x")) with { Password = null }).Passfile);
        Assert.Null(Read(Address(("passfile", "/x"))).Passfile);
    }

    [Theory]
    [InlineData("!md5,!password", "!MD5,!Password")]
    [InlineData("none", "None")]
    [InlineData("sspi", "SSPI")]
    public void The_ways_to_log_in_have_npgsqls_letters(string said, string expected) =>
        Assert.Equal(expected, Read(Address(("require_auth", said))).RequireAuth);

    [Fact]
    public void Tcp_keepalives_follow_the_address()
    {
        var said = Read(Address(("keepalives_idle", "7"), ("keepalives_interval", "3")));

        Assert.Equal((7, 3), (said.TcpKeepAliveTime, said.TcpKeepAliveInterval));
        Assert.False(Read(Address(("keepalives", "0"))).TcpKeepAlive);
    }
}
