using Allegutta.Pages;
using Allegutta.Portfolios;
using Allegutta.Seed;
using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta;

/// <summary>The portfolio application: a page and a health check. <c>allegutta seed</c> fills an empty database.</summary>
static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        try
        {
            var options = ServerOptions.Read(arguments);
            return options.Seeds ? SeedCommand.Run(options.Database) : await ServeAsync(options);
        }
        catch (CannotStartException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
        catch (SqliteException fault)
        {
            await Console.Error.WriteLineAsync($"AlleGutta cannot start: the database does not answer: {fault.Message}");
            return 1;
        }
    }

    static async Task<int> ServeAsync(ServerOptions options)
    {
        var database = new Database(options.Database);
        RequiredSchema.Demand(database);
        AllTimeHighs.Note(database);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        await using var server = builder.Build();
        server.MapGet("/", (string? portfolio) => PortfolioPage.Show(database, portfolio));
        server.MapGet("/api/health", () => Health.Check(database));

        await StartAsync(server, options);
        Console.WriteLine($"AlleGutta {Health.Version} at {string.Join(' ', server.Urls)} with {options.Database}");
        await server.WaitForShutdownAsync();
        Console.WriteLine("AlleGutta has stopped.");
        return 0;
    }

    static async Task StartAsync(WebApplication server, ServerOptions options)
    {
        try
        {
            await server.StartAsync();
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidOperationException)
        {
            throw new CannotStartException($"AlleGutta cannot listen at {options.Urls}: {fault.Message}", fault);
        }
    }
}
