using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Statements;

/// <summary>Whether a statement failed only because what it makes is there already, and equal.</summary>
static class AlreadyThere
{
    /// <returns>What is there, such as <c>users.locale</c>; <see langword="null"/> when the failure stands.</returns>
    public static string? Find(OpenDatabase database, string text, EngineException error) => null;
}
