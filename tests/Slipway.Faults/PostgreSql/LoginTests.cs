using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Each way in which a server makes sure of who comes: it works, or the run stops at once and says what is wrong. A password
/// that is refused is not tried for as long as one waits for a server.
/// </summary>
public sealed class LoginTests : IClassFixture<LoginServer>, IDisposable
{
    const string ByPassword = "host all all 127.0.0.1/32 scram-sha-256";

    readonly LoginServer _login;
    readonly ServerUnderFault _server;

    public LoginTests(LoginServer login)
    {
        _login = login;
        _login.Admit(ByPassword);
        _server = new ServerUnderFault(login.Cluster);
    }

    PostgreSqlDatabase Database => _server.Database;

    string Role => Database.Name;

    string WrongUrl => Database.Url.Replace(Database.Password, ServerUnderFault.WrongPassword, StringComparison.Ordinal);

    string Socket => $"postgresql:///{Database.Name}?host={Database.Cluster.Folder}&port={Database.Cluster.Port}&user=";

    [Fact]
    public void Fault_H6_who_is_trusted_needs_no_password()
    {
        _login.Admit($"host all {Role} 127.0.0.1/32 trust");
        Enters(Database.Url.Replace($":{Database.Password}", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("password", "scram-sha-256")]
    [InlineData("md5", "md5")]
    [InlineData("md5", "scram-sha-256")]
    [InlineData("scram-sha-256", "scram-sha-256")]
    public void Fault_H6_a_password_is_shown_in_the_way_that_the_server_wants(string method, string stored)
    {
        _login.Admit($"host all {Role} 127.0.0.1/32 {method}");
        Database.Cluster.Run($"set password_encryption = '{stored}'; alter role {Role} password '{Database.Password}'");

        Enters(Database.Url);
        _server.AssertNever(WrongUrl, "password authentication failed", "password is wrong");
    }

    [Fact]
    public void Fault_H6_a_password_that_is_bound_to_the_channel_needs_the_channel()
    {
        Enters(Database.Url + "?sslmode=require&channel_binding=require");
        _server.AssertNever(Database.Url + "?sslmode=disable&channel_binding=require", "hannel", "slipway config");
    }

    [Fact]
    public void Fault_H6_over_the_socket_the_system_says_who_one_is()
    {
        var me = Environment.UserName;
        _login.Admit("local all all peer");
        Database.Cluster.Run($"create role \"{me}\" login in role {Role}; alter role \"{me}\" set role = {Role}");
        try
        {
            Enters(Socket + me);
            _server.AssertNever(Socket + Role, "Peer authentication failed", "the system's user");
        }
        finally
        {
            Database.Cluster.Run($"drop role \"{me}\"");
        }
    }

    [Fact]
    public void Fault_H6_a_certificate_of_ones_own_may_say_who_one_is()
    {
        _login.Admit($"hostssl all {Role} 127.0.0.1/32 cert");

        Enters(Database.Url + "?sslmode=require" + Certified(Role));
        _server.AssertNever(Database.Url + "?sslmode=require", "valid client certificate", "sslcert and sslkey");
        _server.AssertNever(Database.Url + "?sslmode=require" + Certified("somebody"), "ertificate authentication failed", "sslcert");
    }

    [Fact]
    public void Fault_H6_a_password_that_has_expired_is_as_good_as_a_wrong_one()
    {
        Database.Cluster.Run($"alter role {Role} valid until '2001-01-01'");
        _server.AssertNever(Database.Url, "password authentication failed", "VALID UNTIL");
    }

    [Fact]
    public void Fault_H6_a_role_that_may_not_log_in_stops_at_once()
    {
        Database.Cluster.Run($"alter role {Role} nologin");
        _server.AssertNever(Database.Url, "not permitted to log in", $"alter role \"{Role}\" login");
    }

    [Fact]
    public void Fault_H6_a_role_that_may_not_connect_stops_at_once()
    {
        Database.Cluster.Run($"revoke connect on database {Database.Name} from public, {Role}");
        _server.AssertNever(Database.Url, "permission denied for database", $"grant connect on database \"{Role}\" to \"{Role}\"");
    }

    [Fact]
    public void Fault_H6_who_is_turned_away_by_a_line_of_pg_hba_or_by_none_stops_at_once()
    {
        _login.Admit($"host all {Role} 127.0.0.1/32 reject", ByPassword);
        _server.AssertNever(Database.Url, "pg_hba.conf rejects connection", "pg_hba.conf");
        _login.Admit();
        _server.AssertNever(Database.Url, "no pg_hba.conf entry", "pg_hba.conf has no line");
        _login.Admit(ByPassword.Replace("host", "hostssl", StringComparison.Ordinal));
        _server.AssertNever(Database.Url + "?sslmode=disable", "no pg_hba.conf entry", "wants TLS");
    }

    [Fact]
    public void Fault_H6_a_server_whose_certificate_nobody_vouches_for_is_not_told_the_password()
    {
        using var another = new CertificateAuthority("somebody else");
        var (theirs, others) = (_server.Project.Write("ca.crt", _login.Authority.Certificate), _server.Project.Write("other.crt",
            another.Certificate));
        var byName = Database.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "?hostaddr=127.0.0.1&sslmode=";

        Enters(byName + "require");
        Enters(byName + $"verify-full&sslrootcert={theirs}");
        Enters(Database.Url + $"?sslmode=verify-ca&sslrootcert={theirs}");
        _server.AssertNever(Database.Url + $"?sslmode=verify-full&sslrootcert={theirs}", "TLS with", "sslrootcert");
        _server.AssertNever(byName + $"verify-full&sslrootcert={others}", "TLS with", "sslrootcert");
        _server.AssertNever(byName + "verify-full", "TLS with", "sslrootcert");
        _server.AssertNever(byName + "verify-full&sslrootcert=/nowhere/ca.pem", "A file for the connection", "sslrootcert");
    }

    public void Dispose()
    {
        _login.Admit(ByPassword);
        _server.Dispose();
    }

    void Enters(string url)
    {
        var ended = _server.UpAt(url);
        Assert.True(ended.Code == 0, $"{url}: {ended.Code}: {ended.All}");
        Assert.DoesNotContain(Database.Password, ended.All, StringComparison.Ordinal);
    }

    /// <summary>A URL's parameters for a certificate of that name.</summary>
    string Certified(string name)
    {
        var (certificate, key) = _login.Authority.Issue(name);
        var files = (Certificate: _server.Project.Write(name + ".crt", certificate), Key: _server.Project.Write(name + ".key", key));
        return $"&sslcert={files.Certificate}&sslkey={files.Key}";
    }
}
