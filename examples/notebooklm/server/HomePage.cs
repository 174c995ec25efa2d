using System.Net;
using System.Text;
using Npgsql;

namespace NotebookLm;

/// <summary><c>/</c>: who is here, and what they collect.</summary>
static class HomePage
{
    public static void Map(WebApplication server, NpgsqlDataSource database) => server.MapGet("/", () => DrawAsync(database));

    static async Task<IResult> DrawAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(full_name, email), count(notebooks.id), string_agg(title, ' · ' order by notebooks.created_at, title)
            from users left join notebooks on user_id = users.id
            where deleted_at is null group by users.id order by 1
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var people = new StringBuilder();
        while (await rows.ReadAsync())
        {
            var titles = rows.IsDBNull(2) ? "nothing yet" : rows.GetString(2);
            people.Append(
                $"<tr><td>{WebUtility.HtmlEncode(rows.GetString(0))}<td>{rows.GetInt64(1)}<td>{WebUtility.HtmlEncode(titles)}\n");
        }

        return Results.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><title>NotebookLM</title><link rel="icon" href="data:,">
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #222 }
              table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .8rem .4rem 0 }
              tr { border-bottom: 1px solid #ddd } p, th { color: #777; font-weight: normal }
            </style>
            <h1>NotebookLM</h1>
            <table><tr><th>Person<th>Notebooks<th>Titles
            {{(people.Length > 0 ? people : "<tr><td colspan=3>Nobody has signed up yet.")}}
            </table>
            <p>As JSON: <a href="/api/users">/api/users</a>. Whether the server is up: <a href="/health">/health</a>.</p>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
