using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults;

/// <summary>
/// The native program in a container that has nothing: no shell, no library but libc, no user, no home, and no folder to
/// write but that of its data.
/// </summary>
public sealed class ContainerTests : IDisposable
{
    const string FirstRun = "up --create --url sqlite:/data/app.db --dir /migrations -- /slipway --version";

    readonly string _root = Directory.CreateTempSubdirectory("slipway-root-").FullName;

    [Fact]
    public void Fault_I1_P22_the_program_and_what_ldd_lists_are_enough_to_deploy_and_to_launch()
    {
        Build();

        var ended = Sh($"exec env -i $(command -v chroot) {_root} /slipway {FirstRun}");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("Starting server: /slipway --version", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["0001_a"], new SqliteFile(Path.Combine(_root, "data/app.db")).Applied());
    }

    /// <summary>OpenSSL, which passwords need, is loaded only for them: <c>ldd</c> does not name it.</summary>
    [Fact]
    public void Promise_P22_on_a_server_the_program_and_openssl_are_enough_and_without_that_it_says_so()
    {
        Build();
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        var up = $"exec env -i SLIPWAY_DATABASE_URL='{database.Url}' $(command -v chroot) {_root} /slipway up --dir /migrations"
            + " -- /slipway --version";

        var without = Sh(up);
        Directory.CreateDirectory(Path.Combine(_root, "usr/lib"));
        foreach (var library in (string[])["libssl.so.3", "libcrypto.so.3"])
            Assert.Equal(0, Sh($"cp $(ldconfig -p | grep -o '/.*/{library}$' | head -n 1) {_root}/usr/lib/").Code);
        var with = Sh(up);

        Assert.True(without.Code == 11, without.All);
        Assert.Contains("There is no OpenSSL here", without.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(database.Password, without.All, StringComparison.Ordinal);
        Assert.True(with.Code == 0, with.All);
        Assert.Contains("Starting server: /slipway --version", with.Output, StringComparison.Ordinal);
        Assert.Equal(["0001_a"], database.Applied());
    }

    [Fact]
    public void Fault_I1_only_libc_is_needed()
    {
        RequireNative();

        var libraries = Sh($"ldd {SlipwayProgram.Native}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Path.GetFileName(line.Trim().Split(' ')[0]));

        Assert.All(libraries, name => Assert.Matches("^(linux-vdso|ld-linux.*|libc|libm|libdl|libpthread|librt)\\.so", name));
    }

    [Fact]
    public void Fault_I2_a_read_only_root_without_a_home_a_user_or_tmp_is_enough_when_the_data_can_be_written()
    {
        Build();
        Processes.RequireOwnNamespace();
        Directory.CreateDirectory(Path.Combine(_root, "data"));
        Assert.Equal(0, Sh($"chown 65534:65534 {_root}/data").Code);

        var first = ReadOnlyRun(FirstRun);
        File.WriteAllText(Path.Combine(_root, "migrations/0002_b.sql"), "-- migrate:up\ninsert into a values (1);\n");
        var second = ReadOnlyRun("up --url sqlite:/data/app.db --dir /migrations -- /slipway --version");

        Assert.True(first.Code == 0, first.All);
        Assert.True(second.Code == 0, second.All);
        var database = new SqliteFile(Path.Combine(_root, "data/app.db"));
        Assert.Equal(["0001_a", "0002_b"], database.Applied());
        Assert.Contains("made and verified: /data/", second.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["data", "migrations", "slipway"],
            Directory.EnumerateFileSystemEntries(_root).Select(entry => Path.GetFileName(entry))
                .Where(name => !name.StartsWith("lib", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Fault_I2_data_that_cannot_be_written_is_told_before_anything_is_done()
    {
        Build();
        Processes.RequireOwnNamespace();
        Directory.CreateDirectory(Path.Combine(_root, "data"));

        var ended = ReadOnlyRun(FirstRun);

        Assert.True(ended.Code == 11, ended.All);
        Assert.DoesNotContain("Starting server", ended.All, StringComparison.Ordinal);
        Assert.Contains("/data", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>In a mount namespace of its own: the root read-only, the data writable, as user 65534, with one variable.</summary>
    SlipwayProgram.Ended ReadOnlyRun(string arguments) => Sh(
        $"exec unshare --mount sh -c 'mount --bind {_root} {_root} && mount --bind {_root}/data {_root}/data && "
        + $"mount -o remount,bind,ro {_root} && exec env -i SLIPWAY_BACKUP_DIR=/data/backups "
        + $"$(command -v chroot) --userspec=65534:65534 {_root} /slipway {arguments}'");

    void Build()
    {
        RequireNative();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to change the root folder");
        Assert.Equal(0, Sh($"chmod 755 {_root}").Code);
        Directory.CreateDirectory(Path.Combine(_root, "migrations"));
        File.WriteAllText(Path.Combine(_root, "migrations/0001_a.sql"), "-- migrate:up\ncreate table a (x int);\n");
        File.Copy(SlipwayProgram.Native!, Path.Combine(_root, "slipway"));
        var words = Sh($"ldd {SlipwayProgram.Native}").Output.Split([' ', '\t', '\n']);
        foreach (var library in words.Where(word => word.StartsWith('/')).Distinct())
        {
            var copy = _root + library;
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(library, copy);
        }
    }

    static void RequireNative() =>
        Assert.SkipWhen(SlipwayProgram.Native is null, "needs the native program: the managed one brings a runtime");

    static SlipwayProgram.Ended Sh(string text) => SlipwayProgram.Wait(SlipwayProgram.Start("/", ["sh", "-c", text]));
}
