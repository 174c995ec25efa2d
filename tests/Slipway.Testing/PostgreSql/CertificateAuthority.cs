using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Testing.PostgreSql;

/// <summary>Signs certificates that only those trust who are given its own.</summary>
public sealed class CertificateAuthority : IDisposable
{
    static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch;
    static readonly DateTimeOffset End = DateTimeOffset.UnixEpoch.AddYears(100);

    readonly RSA key = RSA.Create(2048);
    readonly X509Certificate2 own;
    byte issued;

    public CertificateAuthority(string name = "tests")
    {
        var request = Request($"authority of {name}", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        own = request.CreateSelfSigned(Begin, End);
    }

    /// <summary>What is to be trusted, as PEM.</summary>
    public string Certificate => own.ExportCertificatePem();

    /// <summary>A certificate for a host or a role of that name, and its key, as PEM.</summary>
    public (string Certificate, string Key) Issue(string name)
    {
        using var theirs = RSA.Create(2048);
        var request = Request(name, theirs);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(own, Begin, End, [1, ++issued]);
        return (certificate.ExportCertificatePem(), theirs.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose()
    {
        own.Dispose();
        key.Dispose();
    }

    static CertificateRequest Request(string name, RSA key) =>
        new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
