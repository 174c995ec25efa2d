using System.Net;
using System.Text;
using Npgsql;

namespace JarlPm;

/// <summary><c>/</c> and <c>/api/epics</c>: every epic, and how far it is.</summary>
static class EpicBoard
{
    sealed record Epic(string Id, string Title, string Owner, string Stage, long Events);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapGet("/api/epics", async () => Results.Json(await ReadAsync(database)));
        server.MapGet("/", async () => Results.Content(Draw(await ReadAsync(database)), "text/html; charset=utf-8"));
    }

    static async Task<List<Epic>> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select epic_id, title, users.name, current_stage,
                   (select count(*) from epic_transcript_events as event where event.epic_id = epics.epic_id)
            from epics join users using (user_id) where not is_archived order by epics.created_at, title
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var epics = new List<Epic>();
        while (await rows.ReadAsync())
            epics.Add(new Epic(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4)));
        return epics;
    }

    static string Draw(List<Epic> epics)
    {
        var lines = new StringBuilder();
        foreach (var epic in epics)
        {
            lines.Append(
                $"<tr><td>{Text(epic.Title)}<td>{Text(epic.Owner)}<td>{Text(epic.Stage.Replace('_', ' '))}<td>{epic.Events}\n");
        }

        return $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><title>JarlPM</title><link rel="icon" href="data:,">
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #222 }
              table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .8rem .4rem 0 }
              tr { border-bottom: 1px solid #ddd } p, th { color: #777; font-weight: normal }
            </style>
            <h1>JarlPM</h1>
            <table><tr><th>Epic<th>Owner<th>Stage<th>Said
            {{(epics.Count > 0 ? lines : "<tr><td colspan=4>No epics yet.")}}
            </table>
            <p>As JSON: <a href="/api/epics">/api/epics</a>. Whether the server is up: <a href="/api/health">/api/health</a>.</p>
            </html>
            """;
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
