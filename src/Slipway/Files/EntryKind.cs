namespace Slipway.Files;

/// <summary>What a name in a folder stands for.</summary>
enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: reading it could wait for ever.</summary>
    Special,
}
