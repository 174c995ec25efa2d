using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>The SQLite library: linked into the native program, the system's own otherwise.</summary>
static partial class Native
{
    const string Library = "e_sqlite3";
    const string SystemLibrary = "libsqlite3.so.0";

    const int OffsetsSince = 3_038_000;

    const int MultiThread = 2;

    static readonly Lock Gate = new();
    static bool ready;

    /// <summary>Whether the library is the one that our own imports lead to; an application's need not be.</summary>
    static bool IsOurs { get; set; }

    /// <summary>Makes the library known to the driver: once in a process, before the first connection.</summary>
    /// <param name="applicationBringsSqlite">Whether the application has done so with a library of its own.</param>
    public static void Prepare(bool applicationBringsSqlite)
    {
        lock (Gate)
        {
            if (ready)
                return;
            if (!applicationBringsSqlite)
            {
                // In the native program the library is linked in, and there is nothing to look for.
                if (RuntimeFeature.IsDynamicCodeSupported)
                {
                    Redirect(typeof(SQLite3Provider_e_sqlite3).Assembly);
                    Redirect(typeof(Native).Assembly);
                }

                // Each of our connections is used by one thread at a time: SQLite need not guard every call. Refused, and
                // without harm, when somebody in this process has used the library before.
                _ = Configure(MultiThread);
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                IsOurs = true;
            }

            ready = true;
        }
    }

    /// <summary>Where in its statement the last error lies, in UTF-8 bytes; negative when it is not known.</summary>
    public static int ErrorOffset(sqlite3 database) =>
        IsOurs && raw.sqlite3_libversion_number() >= OffsetsSince ? ErrorOffset(database.DangerousGetHandle()) : -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_config")]
    private static partial int Configure(int option);

    [LibraryImport(Library, EntryPoint = "sqlite3_error_offset")]
    private static partial int ErrorOffset(IntPtr database);

    static void Redirect(System.Reflection.Assembly assembly)
    {
        try
        {
            NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) =>
                name == Library && NativeLibrary.TryLoad(SystemLibrary, out var handle) ? handle : IntPtr.Zero);
        }
        catch (InvalidOperationException)
        {
            // The application has set a resolver for the driver already: the library is the one it chose.
        }
    }
}
