using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// The library behind passwords and TLS. Where it is missing, as in a container with nothing but the program, asking for it ends
/// the process: so it is looked for before.
/// </summary>
static class OpenSsl
{
    static readonly ImmutableArray<string> Names = ["libssl.so.3", "libssl.so.1.1"];

    /// <summary>To see a file takes nothing, to load a library takes a millisecond.</summary>
    static readonly ImmutableArray<string> UsualFolders =
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];

    static readonly Lazy<bool> IsHere = new(static () => !OperatingSystem.IsLinux()
        || UsualFolders.Any(static folder => Names.Any(name => File.Exists(Path.Combine(folder, name))))
        || Names.Any(static name => NativeLibrary.TryLoad(name, out _)));

    /// <exception cref="TargetUnavailableException">It is missing, and this address may need it.</exception>
    public static void Require(ServerAddress address)
    {
        var isPlain = address.Password is null
            && (address.Parameters.GetValueOrDefault("sslmode") is "disable" || address.Hosts.All(host => host.IsSocket));
        if (isPlain || IsHere.Value)
            return;
        var problem = new Problem(
            Codes.LibraryAbsent, $"There is no OpenSSL here, which {address.Shown} needs for a password or TLS: {Names[0]}.")
        {
            State = "Nothing was changed.",
            Fix = "apt-get install libssl3; or, in an image without packages, copy libssl.so.3 and libcrypto.so.3 to /usr/lib.",
        };
        throw new TargetUnavailableException(problem, mayComeUp: false);
    }

    /// <summary>Loads it, which takes as long as the server takes to make a process for us: both at once.</summary>
    public static void Load() => Rfc2898DeriveBytes.Pbkdf2("-"u8, "-"u8, 1, HashAlgorithmName.SHA256, 1);
}
