using Npgsql;

namespace PaperTrader;

/// <summary>Trading with money that does not exist: portfolios and orders as JSON, one page for people, and a health check.</summary>
static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        if (ServerOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(ServerOptions.Usage);
            return 2;
        }

        await using var database = NpgsqlDataSource.Create(options.Database);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        await using var server = builder.Build();

        server.MapGet("/health", () => Results.Json(new { status = "healthy" }));
        PortfolioPage.Map(server, database);
        Portfolios.Map(server, database);
        Orders.Map(server, database);

        await server.StartAsync();
        Console.WriteLine($"PaperTrader {typeof(Program).Assembly.GetName().Version!.ToString(3)} at {string.Join(' ', server.Urls)}");
        await server.WaitForShutdownAsync();
        Console.WriteLine("PaperTrader has stopped.");
        return 0;
    }
}
