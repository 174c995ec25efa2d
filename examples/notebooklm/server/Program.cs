using Npgsql;

namespace NotebookLm;

/// <summary>The backend: accounts and notebooks as JSON, one page for people, and a health check.</summary>
static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        if (ServerOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(ServerOptions.Usage);
            return 2;
        }

        await using var database = NpgsqlDataSource.Create(DatabaseSettings.FromEnvironment());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        await using var server = builder.Build();
        server.Use(DatabaseFaults.AnswerAsync);

        // As in the application: whether the process serves, not whether the database does.
        server.MapGet("/health", () => Results.Json(new { status = "healthy" }));
        HomePage.Map(server, database);
        Accounts.Map(server, database);
        Notebooks.Map(server, database);

        await server.StartAsync();
        Console.WriteLine($"NotebookLM {typeof(Program).Assembly.GetName().Version!.ToString(3)} at {string.Join(' ', server.Urls)}");
        await server.WaitForShutdownAsync();
        Console.WriteLine("NotebookLM has stopped.");
        return 0;
    }
}
