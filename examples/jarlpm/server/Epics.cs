using Npgsql;

namespace JarlPm;

/// <summary>Epics: begun by somebody, talked about, taken from stage to stage. What may not change, the database keeps.</summary>
static class Epics
{
    sealed record NewEpic(string Email, string Title);

    sealed record NextStage(string Stage);

    sealed record Remark(string Role, string Content);

    sealed record Problem(string Statement, bool Confirmed);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapPost("/api/epics", (NewEpic given) => BeginAsync(database, given));
        server.MapPost("/api/epics/{id}/stage", (string id, NextStage next) => AdvanceAsync(database, id, next.Stage));
        server.MapPost("/api/epics/{id}/events", (string id, Remark remark) => SayAsync(database, id, remark));
        server.MapPut("/api/epics/{id}/problem", (string id, Problem problem) => StateAsync(database, id, problem));
        server.MapDelete("/api/epics/{id}", (string id) => DeleteAsync(database, id));
    }

    /// <summary>Who is new becomes a user by it. Nothing but a few columns has a default in the database.</summary>
    static async Task<IResult> BeginAsync(NpgsqlDataSource database, NewEpic given)
    {
        var id = NewKey("epic_");
        await RunAsync(
            database,
            """
            with owner as (
                insert into users (user_id, email, name, email_verified, created_at, updated_at)
                values ($1, $2, split_part($2, '@', 1), false, now(), now())
                on conflict (email) do update set updated_at = excluded.updated_at returning user_id),
            epic as (
                insert into epics (epic_id, user_id, title, current_stage, created_at, updated_at)
                select $3, user_id, $4, 'problem_capture', now(), now() from owner returning epic_id)
            insert into epic_snapshots (epic_id) select epic_id from epic
            """,
            NewKey("user_"), given.Email, id, given.Title);
        return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> AdvanceAsync(NpgsqlDataSource database, string id, string stage) => Found(await RunAsync(
        database,
        """
        with before as (select epic_id, user_id, current_stage from epics where epic_id = $2 for update),
        advanced as (
            update epics set current_stage = $3, updated_at = now() from before where epics.epic_id = before.epic_id)
        insert into epic_decisions (decision_id, epic_id, decision_type, from_stage, to_stage, user_id, created_at)
        select $1, epic_id, 'stage_advance', current_stage, $3, user_id, now() from before
        """,
        NewKey("dec_"), id, stage));

    static async Task<IResult> SayAsync(NpgsqlDataSource database, string id, Remark remark) => Found(await RunAsync(
        database,
        """
        insert into epic_transcript_events (event_id, epic_id, role, content, stage, created_at)
        select $1, epic_id, $3, $4, current_stage, now() from epics where epic_id = $2
        """,
        NewKey("evt_"), id, remark.Role, remark.Content));

    static async Task<IResult> StateAsync(NpgsqlDataSource database, string id, Problem problem) => Found(await RunAsync(
        database,
        """
        update epic_snapshots
        set problem_statement = $2, problem_confirmed_at = case when $3 then coalesce(problem_confirmed_at, now()) end
        where epic_id = $1
        """,
        id, problem.Statement, problem.Confirmed));

    /// <summary>The conversation goes with its epic; the guard wants to be told.</summary>
    static async Task<IResult> DeleteAsync(NpgsqlDataSource database, string id)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select set_config('jarlpm.allow_cascade_delete', 'true', true)"));
        batch.BatchCommands.Add(new("delete from epics where epic_id = $1") { Parameters = { new() { Value = id } } });
        return Found(await batch.ExecuteNonQueryAsync());
    }

    static IResult Found(int rows) => rows > 0 ? Results.NoContent() : Results.NotFound();

    static string NewKey(string prefix) => prefix + Guid.NewGuid().ToString("N")[..12];

    static async Task<int> RunAsync(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return await command.ExecuteNonQueryAsync();
    }
}
