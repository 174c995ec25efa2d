using Slipway.Testing.PostgreSql;

namespace Slipway.Faults.PostgreSql;

/// <summary>A server that speaks TLS, whose <c>pg_hba.conf</c> each test writes anew.</summary>
public sealed class LoginServer : IDisposable
{
    const string Tests = "local all postgres trust";

    public LoginServer() => Cluster.Encrypt(Authority);

    public PostgreSqlCluster Cluster { get; } = PostgreSqlCluster.StartNew();

    /// <summary>Who has signed the server's certificate, and may sign clients'.</summary>
    public CertificateAuthority Authority { get; } = new();

    /// <summary>Lets nobody in from now on, beside the tests' own eye, but as these lines say.</summary>
    public void Admit(params IEnumerable<string> lines)
    {
        Cluster.Admit([Tests, .. lines]);
        Cluster.Reload();
    }

    public void Dispose()
    {
        Cluster.Dispose();
        Authority.Dispose();
    }
}
