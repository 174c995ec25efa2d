namespace Slipway.Sqlite.Copies;

/// <summary>
/// The bytes of a database's header that say which journal it has. Only for files that no connection has open: closing a
/// file drops the locks that this process holds on it.
/// </summary>
static class FileHeader
{
    const int WriteVersion = 18;
    const byte Rollback = 1;
    const byte Wal = 2;

    /// <summary>
    /// A copy has a rollback journal, whatever its original had: in WAL mode it could not be opened in a folder that
    /// cannot be written, and whoever opened it elsewhere would leave files beside it.
    /// </summary>
    public static void SetJournalMode(FileStream file, bool isWal)
    {
        var version = isWal ? Wal : Rollback;
        file.Position = WriteVersion;
        file.Write([version, version]);
    }
}
