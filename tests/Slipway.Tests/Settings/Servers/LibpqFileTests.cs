using System.Runtime.Versioning;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

[UnsupportedOSPlatform("windows")]
public sealed class LibpqFileTests
{
    static SettingsFolder Folder()
    {
        var folder = new SettingsFolder();
        return folder.Set("HOME", folder.At("home")).Set("PGSYSCONFDIR", folder.At("system"));
    }

    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    static SettingsFolder PasswordFile(SettingsFolder folder, string text, UnixFileMode mode = Private)
    {
        folder.Write("home/.pgpass", text);
        File.SetUnixFileMode(folder.At("home/.pgpass"), mode);
        return folder;
    }

    static string Found(SettingsFolder folder, string url) => Spelled.Out(folder.LoadWith(("url", url)).Required.Database.Required);

    [Theory]
    [InlineData("db:5432:shop:app:hush", "hush")]
    [InlineData("# why\n\nother:5432:shop:app:no\n*:*:*:app:hush\ndb:5432:shop:app:late", "hush")]
    [InlineData("*:*:*:*:a\\:b\\\\c", "a:b\\c")]
    [InlineData("db:6000:shop:app:no\ndb:5432:other:app:no\ndb:5432:shop:else:no", null)]
    [InlineData("db:5432:shop:app", null)]
    public void Fault_H3_the_password_file_gives_the_password_that_is_missing(string text, string? password)
    {
        using var folder = PasswordFile(Folder(), text);

        Assert.Equal($"app{(password is null ? "" : $":{password}")}@db:5432/shop", Found(folder, "postgresql://app@db/shop"));
        Assert.Equal("app:own@db:5432/shop", Found(folder, "postgresql://app:own@db/shop"));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    public void Fault_H3_a_password_file_that_others_may_read_is_not_used_and_said(UnixFileMode others)
    {
        using var folder = PasswordFile(Folder(), "*:*:*:*:hush", Private | others);

        var url = folder.LoadWith(("url", "postgresql://app@db/shop")).Required.Database.Required;

        Assert.Equal("app@db:5432/shop !password-file-unusable", Spelled.Out(url));
        Assert.Contains("chmod 600", Assert.Single(url.Notes).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H3_the_password_file_can_be_named_and_the_socket_in_its_usual_place_is_localhost()
    {
        using var folder = PasswordFile(Folder(), "*:*:*:*:no");
        folder.Write("mine", "localhost:5432:shop:app:hush\nlocalhost:7654:shop:app:odd\n");
        File.SetUnixFileMode(folder.At("mine"), UnixFileMode.UserRead);

        Assert.Equal(
            "app:hush@/var/run/postgresql:5432/shop",
            Found(folder, $"postgresql://app@/shop?host=/var/run/postgresql&passfile={folder.At("mine")}"));
        folder.Set("PGPASSFILE", folder.At("mine"));
        Assert.Equal("app:odd@localhost:7654/shop", Found(folder, "postgresql://app@localhost:7654/shop"));
        Assert.Equal("app@db:5432/shop", Found(folder, "postgresql://app@db/shop"));
    }

    [Fact]
    public void Fault_H4_hosts_with_passwords_of_their_own_keep_the_file()
    {
        using var folder = PasswordFile(Folder(), "a:*:*:*:one\nb:*:*:*:two\n");

        Assert.Equal($"app@a:5432,b:5432/shop?passfile={folder.At("home/.pgpass")}", Found(folder, "postgresql://app@a,b/shop"));
        Assert.Equal("app:one@a:5432,a:6000/shop", Found(folder, "postgresql://app@a,a:6000/shop"));
    }

    [Fact]
    public void Fault_H3_a_service_says_what_the_url_does_not_and_wins_over_the_variables()
    {
        using var folder = Folder();
        folder.Write("home/.pg_service.conf", """
            # mine
            [other]
            host=no
            [shop]
            host=db
            port=6000
            dbname=shop
            user=app
            password=hush
            sslmode=require
            [last]
            host=no
            """);
        folder.Set("PGUSER", "else").Set("PGPASSWORD", "else").Set("PGCONNECT_TIMEOUT", "3");

        Assert.Equal("app:hush@db:6000/shop?connect_timeout=3&sslmode=require", Found(folder, "service=shop"));
        Assert.Equal("app:hush@db:6000/mine?connect_timeout=3&sslmode=require", Found(folder, "postgresql:///mine?service=shop"));
        var url = folder.Set("PGSERVICE", "shop").Load().Required.Database.Required;
        Assert.Equal("app:hush@db:6000/shop?connect_timeout=3&sslmode=require", Spelled.Out(url));
        Assert.Equal("PGSERVICE", url.Origin);
        Assert.StartsWith("the service shop (", url.Parts.Single(part => part.Name == "host").Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H3_services_are_looked_for_in_the_users_file_then_in_the_systems()
    {
        using var folder = Folder();
        folder.Write("home/.pg_service.conf", "[mine]\nhost=a\n").Write("named", "[mine]\nhost=d\n")
            .Write("system/pg_service.conf", "[mine]\nhost=b\n[ours]\nhost=c\n");

        Assert.Equal("a:5432/ !url-database-default", Found(folder, "service=mine"));
        Assert.Equal("c:5432/ !url-database-default", Found(folder, "service=ours"));
        Assert.Equal("d:5432/ !url-database-default", Found(folder.Set("PGSERVICEFILE", folder.At("named")), "service=mine"));
    }

    [Fact]
    public void Fault_H9_a_service_that_nobody_defines_is_an_error_that_says_where_was_looked()
    {
        using var folder = Folder();

        var problem = folder.LoadWith(("url", "service=shop")).Required.Database.Problems.Single();

        Assert.Equal(Codes.ServiceUnknown, problem.Code);
        Assert.Contains(folder.At("home/.pg_service.conf"), problem.Fix, StringComparison.Ordinal);
        Assert.Contains(folder.At("system/pg_service.conf"), problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[shop]\nhost=db\nhots=x\n", 3)]
    [InlineData("[shop]\nservice=other\n", 2)]
    [InlineData("[shop]\nnothing\n", 2)]
    public void Fault_H9_a_line_of_a_service_that_libpq_would_not_know_is_shown(string text, int line)
    {
        using var folder = Folder();
        folder.Write("home/.pg_service.conf", text);

        var problem = folder.LoadWith(("url", "service=shop")).Required.Database.Problems.Single();

        Assert.Equal((Codes.ServiceFileInvalid, line), (problem.Code, problem.Where!.Line));
    }
}
