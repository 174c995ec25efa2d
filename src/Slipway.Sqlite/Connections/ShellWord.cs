namespace Slipway.Sqlite.Connections;

/// <summary>Texts in commands that a person is to type.</summary>
static class ShellWord
{
    /// <summary>The word for a shell that means exactly this text.</summary>
    public static string Of(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
