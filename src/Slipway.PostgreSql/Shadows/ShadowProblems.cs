using Slipway.PostgreSql.Connections;
using Slipway.Problems;

namespace Slipway.PostgreSql.Shadows;

/// <summary>Why there is no throw-away database, in words.</summary>
static class ShadowProblems
{
    const string Elsewhere =
        "name a server where it may, for throw-away databases only: \"shadow\" in slipway.json, or SLIPWAY_SHADOW_URL.";

    public static Problem MayNotCreate(string role, string server) => new(
        Codes.ShadowUnavailable,
        $"To read the schema that files make, a throw-away database is needed, and the role {role} may not make databases at {server}.")
    {
        State = "Nothing was changed.",
        Fix = $"As an administrator: alter role {SqlQuoting.Name(role)} createdb; Or {Elsewhere}",
    };

    public static Problem Pooled(string server) => new(
        Codes.ShadowUnavailable,
        $"To read the schema that files make, a throw-away database is needed; and the pooler at {server} knows none that is made now.")
    {
        State = "Nothing was changed.",
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\". Or name a server for throw-away "
            + "databases: \"shadow\" in slipway.json, or SLIPWAY_SHADOW_URL.",
    };
}
