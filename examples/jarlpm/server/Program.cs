namespace JarlPm;

/// <summary>Product management: epics that go through their stages as JSON, one page for people, and a health check.</summary>
static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        if (ServerOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(ServerOptions.Usage);
            return 2;
        }

        await using var database = DatabasePool.Open(options.Database);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        await using var server = builder.Build();
        server.Use(DatabaseFaults.AnswerAsync);

        server.MapGet("/api/health", () => Results.Json(new { status = "healthy", service = "jarlpm" }));
        EpicBoard.Map(server, database);
        Epics.Map(server, database);

        await server.StartAsync();
        Console.WriteLine(DatabasePool.Describe(database));
        Console.WriteLine($"JarlPM {typeof(Program).Assembly.GetName().Version!.ToString(3)} at {string.Join(' ', server.Urls)}");
        await server.WaitForShutdownAsync();
        Console.WriteLine("JarlPM has stopped.");
        return 0;
    }
}
