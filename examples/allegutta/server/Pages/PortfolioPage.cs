using Allegutta.Portfolios;
using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta.Pages;

/// <summary><c>/</c>: all portfolios in a list, and one of them open.</summary>
static class PortfolioPage
{
    static readonly string Style = ReadStyle();

    /// <summary>The page with the portfolio of that id open, or the most valuable one; 503 when the database cannot give it.</summary>
    public static IResult Show(Database database, string? id)
    {
        try
        {
            return Results.Content(Draw(database, id).Text, "text/html; charset=utf-8");
        }
        catch (SqliteException fault)
        {
            return Results.Text(
                $"The portfolios cannot be read: {fault.Message}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    static Html Draw(Database database, string? id)
    {
        using var connection = database.Open();
        var reader = new PortfolioReader(connection);
        var all = reader.ReadAll();
        var open = all.FirstOrDefault(portfolio => portfolio.Id == id) ?? all.MaxBy(portfolio => portfolio.Value);
        return Frame(
            open is null ? "AlleGutta" : $"{open.Name} · AlleGutta",
            PortfolioList.Draw(all, open),
            open is null ? NoPortfolio : PortfolioSheet.Draw(reader.Read(open)),
            database.File);
    }

    static Html NoPortfolio => Html.Of(
        $"""
        <section class="card empty">
          <h1>No portfolios yet</h1><p>The database is there and ready; nobody has saved in it.</p>
        </section>
        """);

    static Html Frame(string title, Html list, Html sheet, string file) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title}</title>
          <link rel="icon" href="data:,">
          <style>{new Html(Style)}</style>
        </head>
        <body>
          <header>
            <a class="brand" href="/"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 17l5-6 4 4 8-10"/></svg>AlleGutta</a>
            <a class="pill" href="/api/health"><i></i>Database connected</a>
          </header>
          <div class="columns">
            {list}
            <main>{sheet}</main>
          </div>
          <footer>AlleGutta {Health.Version} · {Path.GetFileName(file)} · prices and people are invented</footer>
        </body>
        </html>
        """);

    static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(PortfolioPage).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }
}
