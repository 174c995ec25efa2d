using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Slipway.Files;

/// <summary>A folder on Linux, read with as few calls as can be.</summary>
sealed unsafe class LinuxFolder : FolderSource
{
    /// <summary>Where a directory entry has its type and its name: the same in every C library on 64 bits.</summary>
    const int TypeOffset = 18;
    const int NameOffset = 19;

    readonly string realPath;
    readonly int root;

    public LinuxFolder(string folder)
    {
        root = LinuxCalls.OpenFolder(folder);
        if (root < 0 && Marshal.GetLastPInvokeError() == LinuxCalls.NoEntry)
            throw new DirectoryNotFoundException(LinuxCalls.LastError());
        realPath = (root < 0 ? null : LinuxCalls.RealPath(folder)) ?? throw Failure(root);
        if (LinuxCalls.KindOf(root, "") is not EntryKind.Folder)
            throw Failure(root);
    }

    public override List<FolderEntry> List(string folder)
    {
        // A descriptor of its own: closing the listing closes it.
        var descriptor = LinuxCalls.Open(root, folder.Length == 0 ? "." : folder);
        var listing = descriptor < 0 ? 0 : LinuxCalls.OpenListing(descriptor);
        if (listing == 0)
            throw Failure(descriptor);

        try
        {
            var entries = new List<FolderEntry>();
            while (LinuxCalls.NextEntry(listing) is var entry && entry is not null)
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
                if (name[0] == '.')
                    continue;
                var text = NameOf(name);
                entries.Add(new FolderEntry(text, KindOf(folder, text, entry[TypeOffset])));
            }

            return Marshal.GetLastPInvokeError() == 0 ? entries : throw new IOException(LinuxCalls.LastError());
        }
        finally
        {
            _ = LinuxCalls.CloseListing(listing);
        }
    }

    /// <summary>Some file systems do not tell the type with the name.</summary>
    EntryKind KindOf(string folder, string name, byte type)
    {
        const int typeShift = 12;
        return type != 0
            ? LinuxCalls.KindOfType(type << typeShift)
            : LinuxCalls.KindOf(root, folder.Length == 0 ? name : $"{folder}/{name}") ?? EntryKind.Special;
    }

    public override LinkTarget Follow(string link)
    {
        if (LinuxCalls.RealPath($"{realPath}/{link}") is not { } target)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                LinuxCalls.NoEntry => new LinkTarget.Nothing("a link that leads nowhere"),
                LinuxCalls.LinkLoop => new LinkTarget.Nothing("a link in a circle of links"),
                _ => throw new IOException(LinuxCalls.LastError()),
            };
        }

        var isInside = target.StartsWith(realPath.EndsWith('/') ? realPath : realPath + "/", StringComparison.Ordinal);
        return LinuxCalls.KindOf(root, target) switch
        {
            EntryKind.Folder => new LinkTarget.Folder(),
            EntryKind.File when isInside => new LinkTarget.Inside(target[realPath.Length..].TrimStart('/')),
            EntryKind.File => new LinkTarget.Outside(),
            _ => new LinkTarget.Nothing("a link to a pipe or a device"),
        };
    }

    public override int Read(string file, ref byte[] buffer, int limit)
    {
        var descriptor = LinuxCalls.Open(root, file);
        if (descriptor < 0)
            throw Failure(descriptor);
        try
        {
            var length = 0;
            while (ReadSome(descriptor, buffer.AsSpan(length)) is var read and > 0)
            {
                length += read;
                if (length > limit)
                    return length;
                if (length == buffer.Length)
                    Grow(ref buffer, limit);
            }

            // A pipe that took the file's place since it was listed reads like an empty file.
            return length > 0 || LinuxCalls.KindOf(descriptor, "") is EntryKind.File
                ? length
                : throw new IOException("it is no regular file any more");
        }
        finally
        {
            _ = LinuxCalls.Close(descriptor);
        }
    }

    public override SafeFileHandle OpenFile(string file)
    {
        var descriptor = LinuxCalls.Open(root, file);
        if (descriptor < 0)
            throw Failure(descriptor);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (LinuxCalls.KindOf(descriptor, "") is EntryKind.File)
            return handle;
        handle.Dispose();
        throw new IOException("it is no regular file any more");
    }

    static int ReadSome(int descriptor, Span<byte> room)
    {
        fixed (byte* bytes = room)
        {
            while (true)
            {
                var read = LinuxCalls.Read(descriptor, bytes, room.Length);
                if (read >= 0)
                    return (int)read;
                if (Marshal.GetLastPInvokeError() != LinuxCalls.Interrupted)
                    throw new IOException(LinuxCalls.LastError());
            }
        }
    }

    /// <summary>A name that is no UTF-8 cannot be an id; its bytes are shown where it is refused.</summary>
    static string NameOf(ReadOnlySpan<byte> name)
    {
        if (System.Text.Unicode.Utf8.IsValid(name))
            return Encoding.UTF8.GetString(name);
        var shown = new StringBuilder();
        foreach (var letter in name)
            shown.Append(letter is >= 0x20 and < 0x7f ? ((char)letter).ToString() : $"\\x{letter:x2}");
        return shown.ToString();
    }

    static IOException Failure(int descriptor)
    {
        var failure = new IOException(LinuxCalls.LastError());
        if (descriptor >= 0)
            _ = LinuxCalls.Close(descriptor);
        return failure;
    }

    public override void Dispose() => _ = LinuxCalls.Close(root);
}
