using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Slipway.Examples.Deployed;

/// <summary>Dockerfile and compose file, as far as they can be tried without Docker.</summary>
public sealed partial class ContainerTests
{
    public static TheoryData<string> Names => [.. Example.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_copied_from_the_repository_is_there_and_not_ignored(string name)
    {
        var example = Example.All.Single(one => one.Name == name);
        var copied = new Dockerfile(example).All("COPY")
            .Where(words => !words.StartsWith("--from", StringComparison.Ordinal))
            .Select(words => words.Split(' ')[0])
            .Where(path => path is not ".")
            .ToList();

        // The program itself is what ./publish makes.
        Assert.Contains("artifacts/slipway", copied);
        Assert.Contains("!artifacts/slipway", File.ReadAllLines(Path.Combine(example.Folder, "Dockerfile.dockerignore")));
        Assert.All(copied.Where(path => path is not "artifacts/slipway"), path => Assert.True(
            Path.Exists(Path.Combine(Example.Repository, path)), path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_server_that_is_published_is_the_one_that_is_started(string name)
    {
        var example = Example.All.Single(one => one.Name == name);
        var file = new Dockerfile(example);

        Assert.Contains(file.All("RUN"), run => run.Contains($"publish examples/{name}/server ", StringComparison.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(example.Folder, "server")));
        Assert.Equal(["slipway", "up"], file.Words("ENTRYPOINT").Take(2));
        Assert.Equal("--", file.Words("ENTRYPOINT")[^1]);
        Assert.Equal(["dotnet", $"/app/server/{name}.dll"], file.Words("CMD").Take(2));
        Assert.True(File.Exists(example.Server), example.Server);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compose_file_waits_for_a_healthy_database_and_builds_this_example(string name)
    {
        var example = Example.All.Single(one => one.Name == name);
        var services = (YamlMappingNode)Yaml(Path.Combine(example.Folder, "compose.yaml"))["services"];

        var database = services["postgres"];
        Assert.StartsWith("pg_isready ", ((YamlScalarNode)database["healthcheck"]["test"][1]).Value, StringComparison.Ordinal);
        var (_, server) = services.Single(service => service.Key.ToString() is not "postgres");
        Assert.Equal("service_healthy", server["depends_on"]["postgres"]["condition"].ToString());
        var context = Path.GetFullPath(Path.Combine(example.Folder, server["build"]["context"].ToString()));
        Assert.Equal(Example.Repository, context);
        Assert.True(File.Exists(Path.Combine(context, server["build"]["dockerfile"].ToString())));
        var port = new Dockerfile(example).All("EXPOSE").Single();
        Assert.Equal($"{port}:{port}", server["ports"][0].ToString());
        Assert.Contains(server["volumes"][0].ToString().Split(':')[1], new Dockerfile(example).All("VOLUME"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_file_holds_a_password_and_what_the_database_is_called_is_said_alike(string name)
    {
        var example = Example.All.Single(one => one.Name == name);
        var services = (YamlMappingNode)Yaml(Path.Combine(example.Folder, "compose.yaml"))["services"];
        var made = (YamlMappingNode)services["postgres"]["environment"];
        var given = (YamlMappingNode)services.Single(service => service.Key.ToString() is not "postgres").Value["environment"];

        Assert.Matches(@"^\$\{DATABASE_PASSWORD:\?[^}]+\}$", made["POSTGRES_PASSWORD"].ToString());
        var values = string.Join('\n', given.Select(pair => pair.Value.ToString()));
        Assert.Contains("${DATABASE_PASSWORD:?", values, StringComparison.Ordinal);
        Assert.Matches($@"(^|\n|/){made["POSTGRES_DB"]}(\n|$)", values);
        Assert.Matches($@"(^|\n|//){made["POSTGRES_USER"]}([\n:@]|$)", values);
        Assert.DoesNotMatch(@"://\w+:[^$]", values);
    }

    /// <summary>The port that the server takes when nothing else is said is the one that the image shows.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_port_is_the_same_everywhere(string name)
    {
        var file = new Dockerfile(Example.All.Single(one => one.Name == name));
        var port = file.All("EXPOSE").Single();

        Assert.Equal(port, Fallback().Match(file.Words("CMD")[^1]).Groups[1].Value);
        Assert.Contains($"localhost:{port}/", file.All("HEALTHCHECK").Single(), StringComparison.Ordinal);
        Assert.InRange(int.Parse(port, CultureInfo.InvariantCulture), 1024, ushort.MaxValue);
    }

    static YamlNode Yaml(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        return Assert.Single(stream.Documents).RootNode;
    }

    [GeneratedRegex(@"^\{env:\w+:-(\d+)\}$")]
    private static partial Regex Fallback();
}
