using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>SQLite refused something. Translated into what a person can act upon before it leaves the engine.</summary>
/// <param name="code">The extended result code.</param>
/// <param name="words">SQLite's own words.</param>
/// <param name="byteOffset">Where in the statement, in UTF-8 bytes; negative when SQLite does not tell.</param>
sealed class EngineException(int code, string words, int byteOffset = -1) : Exception(words)
{
    const int PrimaryMask = 0xff;

    public int Code { get; } = code;

    public int Primary { get; } = code & PrimaryMask;

    public string Name => ResultCodes.NameOf(Code);

    public int ByteOffset { get; } = byteOffset;

    /// <summary>Whether somebody else holds a lock, so that waiting may help.</summary>
    public bool IsBusy => Primary is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
