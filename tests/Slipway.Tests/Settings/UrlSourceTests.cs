using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Settings;

public sealed class UrlSourceTests
{
    [Fact]
    public void The_sources_of_the_url_are_asked_in_their_order_and_the_winner_is_named()
    {
        using var folder = new SettingsFolder();
        Assert.Equal(Codes.UrlMissing, folder.Load().Required.Database.Problems.Single().Code);

        folder.Set("NUXT_DATABASE_URL", "file:/nuxt.db");
        Assert.Equal(("/nuxt.db", "NUXT_DATABASE_URL"), Found(folder));
        folder.Set("DATABASE_URL", "file:/plain.db");
        Assert.Equal(("/plain.db", "DATABASE_URL"), Found(folder));
        folder.Set("DIRECT_URL", "file:/direct.db");
        Assert.Equal(("/direct.db", "DIRECT_URL"), Found(folder));
        folder.Write("slipway.json", """{ "url": "file:/file.db" }""");
        Assert.Equal(("/file.db", "slipway.json:1:10"), Found(folder));
        folder.Set("SLIPWAY_DATABASE_URL", "file:/ours.db");
        Assert.Equal(("/ours.db", "SLIPWAY_DATABASE_URL"), Found(folder));
        Assert.Equal("/flag.db", folder.LoadWith(("url", "file:/flag.db")).Required.Database.Required.File);

        static (string?, string) Found(SettingsFolder folder)
        {
            var url = folder.Load().Required.Database.Required;
            return (url.File, url.Origin);
        }
    }

    [Fact]
    public void The_file_can_name_a_variable_or_a_file()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "url": "env:MY_DATABASE" }""");
        Assert.Equal(Codes.UrlMissing, folder.Load().Required.Database.Problems.Single().Code);
        Assert.Equal("/mine.db", folder.Set("MY_DATABASE", "file:/mine.db").Load().Required.Database.Required.File);

        folder.Write("slipway.json", """{ "url": { "file": "secret" } }""").Write("secret", "file:/secret.db\n");
        Assert.Equal("/secret.db", folder.Load().Required.Database.Required.File);
    }

    [Fact]
    public void Fault_H7_a_secret_may_come_from_a_file_and_its_trailing_line_ends_are_taken_off()
    {
        using var folder = new SettingsFolder();
        folder.Write("url", "file:/x.db\r\n\n");

        Assert.Equal("/x.db", folder.Load(request => request with { UrlFile = "url" }).Required.Database.Required.File);
        Assert.Equal("/x.db", folder.Set("DATABASE_URL_FILE", "url").Load().Required.Database.Required.File);
        Assert.Equal("/x.db", folder.Set("SLIPWAY_DATABASE_URL_FILE", folder.At("url")).Load().Required.Database.Required.File);
        Assert.Equal(
            Codes.SecretFileUnreadable,
            folder.Load(request => request with { UrlFile = "none" }).Required.Database.Problems.Single().Code);
    }

    [Fact]
    public void A_variable_and_its_file_exclude_each_other()
    {
        using var folder = new SettingsFolder();
        folder.Write("url", "file:/x.db").Set("DATABASE_URL", "file:/y.db").Set("DATABASE_URL_FILE", "url");

        Assert.Equal(Codes.VariableTwice, folder.Load().Required.Database.Problems.Single().Code);

        folder.Set("SLIPWAY_DATABASE_URL", "file:/y.db").Set("SLIPWAY_DATABASE_URL_FILE", "url");
        Assert.Equal(Codes.VariableTwice, folder.Load().Problems.Single().Code);
    }

    [Fact]
    public void A_credential_of_the_service_manager_is_found()
    {
        using var folder = new SettingsFolder();
        folder.Write("credentials/DATABASE_URL", "file:/credential.db\n").Set("CREDENTIALS_DIRECTORY", folder.At("credentials"));

        Assert.Equal("/credential.db", folder.Load().Required.Database.Required.File);
    }

    [Fact]
    public void The_direct_url_of_the_file_wins_over_its_url_but_not_over_a_stronger_source()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "url": "file:/pooled.db", "directUrl": "file:/direct.db" }""");

        Assert.Equal("/direct.db", folder.Load().Required.Database.Required.File);
        Assert.Equal("/flag.db", folder.LoadWith(("url", "file:/flag.db")).Required.Database.Required.File);
        Assert.Equal("/v.db", folder.Set("SLIPWAY_DATABASE_URL", "file:/v.db").Load().Required.Database.Required.File);
    }

    [Fact]
    public void Fault_S2_a_password_on_the_command_line_is_warned_of()
    {
        using var folder = new SettingsFolder();

        Assert.Equal(Codes.PasswordVisible, folder.LoadWith(("url", "postgresql://u:secret@h/d")).Required.Notes.Single().Code);
        Assert.Empty(folder.LoadWith(("url", "postgresql://u@h/d")).Required.Notes);
    }

    [Fact]
    public void Fault_S1_nothing_that_is_shown_holds_the_password()
    {
        using var folder = new SettingsFolder();
        folder.Set("SLIPWAY_DATABASE_URL", "postgresql://u:p@ss:w/rd@h/d?sslpassword=hush&x=1");

        var settings = folder.Load().Required;
        var shown = string.Join('\n', settings.All) + settings.Database.Required + settings.Get("url").Shown;

        Assert.DoesNotContain("ss:w", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", shown, StringComparison.Ordinal);
        Assert.Contains("postgresql://u:***@h/d?sslpassword=***&x=1", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H8_a_dot_env_beside_the_settings_is_read_outside_production()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", "{}").Write(".env", "DATABASE_URL=file:./dev.db\nSLIPWAY_WAIT=9s\n");

        Assert.Equal(folder.At("dev.db"), folder.Load().Required.Database.Required.File);
        Assert.Equal("SLIPWAY_WAIT in .env", folder.Load().Required.Get("wait").Origin);
        Assert.False(folder.LoadWith(("environment", "production")).Required.Database.Succeeded);
        Assert.Equal("/real.db", folder.Set("DATABASE_URL", "file:/real.db").Load().Required.Database.Required.File);

        folder.Environment.Remove("DATABASE_URL");
        Assert.False(folder.Set("NODE_ENV", "production").Load().Required.Database.Succeeded);
        Assert.True(folder.Load(request => request with { EnvFile = ".env" }).Required.Database.Succeeded);
    }

    [Fact]
    public void An_engine_that_is_not_the_urls_is_an_error_that_names_both()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "engine": "sqlite" }""").Set("DATABASE_URL", "postgresql://u:p@h/d");

        var problem = folder.Load().Required.Database.Problems.Single();

        Assert.Equal((Codes.SettingInvalid, new Place("slipway.json", 1, 13)), (problem.Code, problem.Where));
        Assert.Contains("'sqlite'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL", problem.Message, StringComparison.Ordinal);
        Assert.True(folder.Set("DATABASE_URL", "file:/x.db").Load().Required.Database.Succeeded);
    }

    [Fact]
    public void A_dot_env_that_was_named_must_be_there_and_be_sound()
    {
        using var folder = new SettingsFolder();
        Assert.Equal(Codes.EnvFileInvalid, folder.Load(request => request with { EnvFile = ".env" }).Problems.Single().Code);

        folder.Write("slipway.json", "{}").Write(".env", "A=1\nthis is nothing\n");
        var problem = folder.Load(request => request with { EnvFile = ".env" }).Problems.Single();
        Assert.Equal(new Place(".env", 2), problem.Where);
        Assert.Equal(new Place(".env", 2), folder.Load().Required.Notes.Single().Where);
    }
}
