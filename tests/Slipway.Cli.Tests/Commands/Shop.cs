using System.Text.Json;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>A project for the tests of commands: users, orders, and what is asked of the program about them.</summary>
static class Shop
{
    /// <summary>Two migrations, nothing applied, no database yet.</summary>
    public static TempProject New() => new TempProject()
        .Migration(
            "0001_users",
            "create table users (id integer primary key, name text not null);\ninsert into users (name) values ('anna'), ('ben');",
            "drop table users;")
        .Migration(
            "0002_orders",
            "create table orders (id integer primary key, user_id integer references users (id));",
            "drop table orders;");

    /// <summary>The same with both applied.</summary>
    public static TempProject Deployed()
    {
        var project = New();
        project.Succeed("up", "--create");
        return project;
    }

    /// <summary>A contract migration, which has to be asked for.</summary>
    public static TempProject WithContract(this TempProject project) => project.Migration(
        "0003_drop_name", "alter table users drop column name;", header: "-- migrate:phase contract");

    /// <summary>Runs the program, which must end with 0.</summary>
    public static string Succeed(this TempProject project, params ReadOnlySpan<string> arguments)
    {
        var ended = project.Run(arguments);
        Assert.True(ended.Code == 0, $"slipway {string.Join(' ', arguments)} ended with {ended.Code}:\n{ended.All}");
        return ended.Output;
    }

    /// <summary>Runs the program, which must end with that code.</summary>
    public static SlipwayProgram.Ended Fail(this TempProject project, int code, params ReadOnlySpan<string> arguments)
    {
        var ended = project.Run(arguments);
        Assert.True(ended.Code == code, $"slipway {string.Join(' ', arguments)} ended with {ended.Code}, not {code}:\n{ended.All}");
        return ended;
    }

    /// <summary>The JSON document of a command.</summary>
    public static JsonElement Json(this TempProject project, params ReadOnlySpan<string> arguments) =>
        Parse(project.Succeed([.. arguments, "--json"]));

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The texts of a member that is an array.</summary>
    public static IEnumerable<string?> Texts(this JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    /// <summary>The text of a member.</summary>
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>A tool of this machine, run to its end with a text on its standard input.</summary>
    public static SlipwayProgram.Ended Tool(this TempProject project, string command) =>
        SlipwayProgram.Wait(SlipwayProgram.Start(project.Folder, ["sh", "-c", command]));

    /// <summary>Output that was found right.</summary>
    public static void AssertApproved(this TempProject project, string name, string text) =>
        Assert.Null(Approved.Difference(name, text, project));
}
