using Slipway.Problems;
using Slipway.Settings;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

public sealed class ServerSourceTests
{
    const string EveryLetter = "p@ss w%rd/+?#&:'\"\\;=[]${x}<y>";

    static DatabaseUrl Found(SettingsFolder folder) => folder.Load().Required.Database.Required;

    static SettingsFolder Folder()
    {
        var folder = new SettingsFolder();
        return folder.Set("HOME", folder.At("home"));
    }

    [Theory]
    [InlineData("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER", "DATABASE_PASSWORD")]
    [InlineData("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD")]
    [InlineData("POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD")]
    [InlineData("PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD")]
    public void Promise_N12_Promise_F18_components_name_a_database_and_are_never_pasted(
        string host, string port, string name, string user, string password)
    {
        using var folder = Folder();
        folder.Set(host, "postgres").Set(port, "5433").Set(name, "forex_trading").Set(user, "app").Set(password, EveryLetter);

        var url = Found(folder);

        Assert.Equal($"app:{EveryLetter}@postgres:5433/forex_trading", Spelled.Out(url));
        Assert.DoesNotContain("ss w", url.Shown, StringComparison.Ordinal);
        Assert.Equal(EveryLetter, DatabaseUrl.Parse(url.Secret, "/").Required.Server!.Password);
    }

    [Fact]
    public void Promise_F47_a_host_and_a_port_that_nobody_names_are_those_of_this_machine()
    {
        using var folder = Folder();

        Assert.Equal("postgres@localhost:5432/shop", Spelled.Out(Found(folder.Set("DB_NAME", "shop"))));
        Assert.Equal("postgres@forex_postgres:5432/shop", Spelled.Out(Found(folder.Set("DB_HOST", "forex_postgres"))));
    }

    [Theory]
    [InlineData("postgres:5432", "postgres:5432")]
    [InlineData("forex_postgres:5432", "forex_postgres:5432")]
    [InlineData("forex_postgres", "forex_postgres:5432")]
    public void Promise_F50_names_of_services_are_hosts_with_an_underscore_as_well(string host, string expected)
    {
        using var folder = Folder();

        Assert.Equal($"u:p@{expected}/d", Spelled.Out(Found(folder.Set("DATABASE_URL", $"postgresql://u:p@{host}/d"))));
    }

    [Fact]
    public void Promise_N13_the_url_wins_and_components_that_contradict_it_are_named()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "postgresql+asyncpg://user:secret@host:5432/notebooklm")
            .Set("DATABASE_HOST", "host").Set("DATABASE_NAME", "other").Set("DATABASE_USER", "else").Set("DATABASE_PASSWORD", "hush");

        var url = Found(folder);

        Assert.Equal("user:secret@host:5432/notebooklm !url-contradicted", Spelled.Out(url));
        var note = Assert.Single(url.Notes);
        Assert.Contains(
            "DATABASE_NAME, DATABASE_USER say something else about the database than DATABASE_URL", note.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", note.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.LoadWith(("url", "postgresql://u:p@elsewhere/x")).Required.Database.Required.Notes);
    }

    [Fact]
    public void Promise_J6_a_url_without_a_password_takes_it_from_the_variables_in_their_order_and_says_so()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "postgresql://app@db/shop").Set("PGPASSWORD", "four").Set("POSTGRES_PASSWORD", "three");
        Assert.Equal(("three", "POSTGRES_PASSWORD"), Password(folder));
        folder.Set("DB_PASSWORD", "two");
        Assert.Equal(("two", "DB_PASSWORD"), Password(folder));
        folder.Set("DATABASE_PASSWORD", "one");
        Assert.Equal(("one", "DATABASE_PASSWORD"), Password(folder));
        folder.Set("DATABASE_URL", "postgresql://app:zero@db/shop");
        Assert.Equal(("zero", "DATABASE_URL"), Password(folder));
    }

    static (string?, string?) Password(SettingsFolder folder)
    {
        var url = Found(folder);
        return (url.Server!.Password, url.Parts.Single(part => part.Name == "password").Origin);
    }

    [Theory]
    [InlineData("DATABASE_URL", "DB_USER", "DB_PASSWORD")]
    [InlineData("DATABASE_URL", "DB_USERNAME", "DB_PASSWORD")]
    [InlineData("DATABASE_URL", "DATABASE_USERNAME", "DATABASE_PASSWORD")]
    [InlineData("DATABASE_URL", "POSTGRES_USER", "POSTGRES_PASSWORD")]
    [InlineData("DATABASE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")]
    [InlineData("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")]
    public void A_url_without_a_login_takes_user_and_password_from_one_family(string url, string user, string password)
    {
        using var folder = Folder();
        folder.Set(url, "jdbc:postgresql://db:5432/shop").Set(user, "app").Set(password, "hush")
            .Set("PGUSER", "other").Set("PGPASSWORD", "others");

        Assert.Equal("app:hush@db:5432/shop", Spelled.Out(Found(folder)));
        Assert.Equal(user, Found(folder).Parts.Single(part => part.Name == "user").Origin);
    }

    [Fact]
    public void A_login_is_never_put_together_from_two_families()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "jdbc:postgresql://db:5432/shop").Set("DATABASE_USER", "one").Set("DB_USER", "two")
            .Set("DB_PASSWORD", "second");
        Assert.Equal("two:second@db:5432/shop", Spelled.Out(Found(folder)));

        folder.Set("DATABASE_URL", "jdbc:postgresql://db:5432/shop?user=one");
        Assert.Null(Found(folder).Server!.Password);
    }

    [Fact]
    public void A_url_of_spring_takes_springs_login_before_all_others()
    {
        using var folder = Folder();
        folder.Set("SPRING_DATASOURCE_URL", "jdbc:postgresql://db:5432/shop").Set("DATABASE_USER", "one").Set("DATABASE_PASSWORD", "first")
            .Set("SPRING_DATASOURCE_USERNAME", "spring").Set("SPRING_DATASOURCE_PASSWORD", "hush");

        Assert.Equal("spring:hush@db:5432/shop", Spelled.Out(Found(folder)));
    }

    [Fact]
    public void A_user_alone_is_taken_where_nothing_has_a_password()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "jdbc:postgresql://db:5432/shop").Set("DB_USER", "app");

        Assert.Equal("app", Found(folder).Server!.User);
    }

    [Fact]
    public void The_password_of_components_that_mean_another_server_is_not_sent_to_this_one()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "postgresql://app@db/shop").Set("DB_HOST", "elsewhere").Set("DB_PASSWORD", "hush")
            .Set("PGPASSWORD", "mine");

        Assert.Equal(("mine", "PGPASSWORD"), Password(folder));
    }

    [Fact]
    public void Promise_J10_without_a_database_every_variable_that_was_tried_is_named()
    {
        using var folder = Folder();

        var problem = folder.Load().Required.Database.Problems.Single();

        Assert.Equal((Codes.UrlMissing, ExitCode.Usage), (problem.Code, problem.Code.Exit));
        foreach (var name in (string[])
            [
                "--url", "SLIPWAY_DATABASE_URL", "DIRECT_URL", "DATABASE_URL", "NUXT_DATABASE_URL", "POSTGRES_URL", "DATABASE_NAME",
                "DB_NAME", "POSTGRES_DB", "PGDATABASE", "PGSERVICE",
            ])
            Assert.Contains(name, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_J10_a_host_without_a_database_is_no_database()
    {
        using var folder = Folder();

        var problem = folder.Set("DB_HOST", "db").Load().Required.Database.Problems.Single();

        Assert.Equal(Codes.UrlMissing, problem.Code);
        Assert.Contains("DB_NAME is not set", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H3_libpqs_variables_come_last_and_only_those_that_name_a_database_count()
    {
        using var folder = Folder();
        folder.Set("PGUSER", "me").Set("PGPASSWORD", "p").Set("PGPORT", "6000").Set("PGSSLMODE", "require");
        Assert.Equal(Codes.UrlMissing, folder.Load().Required.Database.Problems.Single().Code);

        folder.Set("PGHOST", "pg");
        Assert.Equal("me:p@pg:6000/?sslmode=require !url-database-default", Spelled.Out(Found(folder)));
        folder.Set("DB_NAME", "shop");
        Assert.Equal("postgres:p@localhost:6000/shop?sslmode=require", Spelled.Out(Found(folder)));
        folder.Set("DATABASE_URL", "file:/x.db");
        Assert.Equal("/x.db", Found(folder).File);
    }

    [Fact]
    public void A_project_of_sqlite_stays_one_whatever_libpq_and_components_say()
    {
        using var folder = Folder();
        folder.Write("slipway.json", """{ "engine": "sqlite" }""").Set("PGHOST", "pg").Set("DB_NAME", "shop");

        Assert.Equal(Codes.UrlMissing, folder.Load().Required.Database.Problems.Single().Code);
    }

    [Fact]
    public void Fault_H3_libpqs_variables_say_what_the_url_does_not()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "postgresql://db/shop?connect_timeout=3").Set("PGUSER", "me").Set("PGPORT", "6000")
            .Set("PGCONNECT_TIMEOUT", "9").Set("PGSSLMODE", "verify-full").Set("PGSSLROOTCERT", "/ca.pem").Set("PGOPTIONS", "-c geqo=off")
            .Set("PGHOST", "elsewhere")
            .Set("PGHOSTADDR", "10.0.0.1").Set("PGDATABASE", "other").Set("PGAPPNAME", "mine").Set("PGTARGETSESSIONATTRS", "read-write");

        Assert.Equal(
            "me@db:6000/shop?application_name=mine&connect_timeout=3&options=-c geqo=off&sslmode=verify-full&sslrootcert=/ca.pem"
                + "&target_session_attrs=read-write",
            Spelled.Out(Found(folder)));
        Assert.Equal("PGUSER", Found(folder).Parts.Single(part => part.Name == "user").Origin);
        Assert.Equal("DATABASE_URL", Found(folder).Parts.Single(part => part.Name == "host").Origin);
    }

    [Fact]
    public void A_variable_of_libpq_with_a_value_that_cannot_be_used_is_named()
    {
        using var folder = Folder();

        folder.Set("DATABASE_URL", "postgresql://db/shop").Set("PGSSLMODE", "maybe");

        var problem = folder.Load().Required.Database.Problems.Single();
        Assert.Contains("'sslmode' from PGSSLMODE", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H7_every_component_may_come_from_a_file_or_a_credential_and_one_source_only()
    {
        using var folder = Folder();
        folder.Set("DB_NAME", "shop").Write("secret", "a\nb\r\n").Set("DB_PASSWORD_FILE", "secret")
            .Write("credentials/DB_USER", "app\n").Set("CREDENTIALS_DIRECTORY", folder.At("credentials"));
        Assert.Equal("app:a\nb@localhost:5432/shop", Spelled.Out(Found(folder)));

        folder.Set("DB_PASSWORD", "x");
        Assert.Equal(Codes.VariableTwice, folder.Load().Required.Database.Problems.Single().Code);
        folder.Environment.Remove("DB_PASSWORD");
        folder.Set("DB_PASSWORD_FILE", "none");
        Assert.Equal(Codes.SecretFileUnreadable, folder.Load().Required.Database.Problems.Single().Code);
    }

    [Theory]
    [InlineData("DB_HOST", "${DB_HOST}")]
    [InlineData("DB_HOST", "db.<domain>")]
    [InlineData("DB_USER", "{{ user }}")]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD", "[YOUR-PASSWORD]")]
    public void A_component_that_nothing_has_filled_in_is_named(string name, string value)
    {
        using var folder = Folder();

        var problem = folder.Set("DB_NAME", "shop").Set(name, value).Load().Required.Database.Problems.Single();

        Assert.Equal(Codes.UrlPlaceholder, problem.Code);
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_direct_url_that_leads_to_another_database_is_warned_of()
    {
        using var folder = Folder();
        folder.Set("DATABASE_URL", "postgresql://u:p@h-pooler.example/shop").Set("DIRECT_URL", "postgresql://u:p@h.example/shop");
        Assert.Equal("u:p@h.example:5432/shop", Spelled.Out(Found(folder)));

        folder.Set("DIRECT_URL", "postgresql://u:p@h.example/other");
        Assert.Equal("u:p@h.example:5432/other !url-direct-elsewhere", Spelled.Out(Found(folder)));

        folder.Write("slipway.json", """{ "url": "postgresql://u:p@a/one", "directUrl": "postgresql://u:p@b/two" }""");
        Assert.Equal("u:p@b:5432/two !url-direct-elsewhere", Spelled.Out(Found(folder)));
    }

    [Fact]
    public void Promise_G33_a_dot_env_with_everything_that_editors_leave_in_it_names_the_database()
    {
        using var folder = Folder();
        var password = EveryLetter.Replace("'", "", StringComparison.Ordinal);
        const string others = "\uFEFF# the database\r\nexport DB_HOST=\"db\"\r\nDB_NAME='shop'\r\nDB_USER=app # who\r\n";
        folder.Write("slipway.json", "{}").Write(".env", $"{others}DB_PASSWORD='{password}'\r\n");

        Assert.Equal($"app:{password}@db:5432/shop", Spelled.Out(Found(folder)));
        Assert.Equal("DB_HOST in .env", Found(folder).Parts.Single(part => part.Name == "host").Origin);
    }
}
