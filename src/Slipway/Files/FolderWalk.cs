using Slipway.Problems;

namespace Slipway.Files;

/// <summary>Goes through a folder and all folders below, and finds what is a migration by its name and place.</summary>
sealed class FolderWalk(FolderSource source, string shownAs)
{
    const string Extension = ".sql";

    /// <summary>Every path with the first that was spelt so, or so but for the letter case.</summary>
    readonly Dictionary<string, string> spellings = new(StringComparer.OrdinalIgnoreCase)
    {
        [MigrationId.RepeatableFolder] = MigrationId.RepeatableFolder,
    };

    public List<FoundFile> Files { get; } = [];

    public List<Problem> Problems { get; } = [];

    public List<Problem> Notes { get; } = [];

    public void Walk() => WalkFolder("");

    void WalkFolder(string folder)
    {
        foreach (var entry in EntriesOf(folder))
        {
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            var isNamedLikeFile = entry.Name.EndsWith(Extension, StringComparison.Ordinal);
            if (entry.Kind is EntryKind.Folder && !isNamedLikeFile)
                EnterFolder(path, entry.Name);
            else if (isNamedLikeFile)
                AddFile(path, entry);
            else if (entry.Kind is EntryKind.Link && TargetOf(path) is LinkTarget.Folder)
                Problems.Add(FileProblem.FolderLink(Shown(path)));
            else if (entry.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
                Notes.Add(FileProblem.Ignored(Shown(path)));
        }
    }

    List<FolderEntry> EntriesOf(string folder)
    {
        try
        {
            return source.List(folder);
        }
        catch (IOException exception)
        {
            Problems.Add(FileProblem.Unreadable(Shown(folder), exception.Message));
            return [];
        }
    }

    void EnterFolder(string path, string name)
    {
        var found = Files.Count;
        WalkFolder(path);
        if (Files.Count == found)
            return;

        // Only a folder with migrations in it is an app, and needs a name that can be a part of an id.
        if (!MigrationId.IsSegment(name))
            Problems.Add(FileProblem.NameInvalid(Shown(path), name));
        else
            AddSpelling(path);
    }

    void AddFile(string path, FolderEntry entry)
    {
        var name = entry.Name[..^Extension.Length];
        if (!MigrationId.IsSegment(name))
        {
            Problems.Add(FileProblem.NameInvalid(Shown(path), name));
            return;
        }

        if (MigrationId.IsRevisionWord(name))
            Problems.Add(FileProblem.RevisionWord(Shown(path), name));
        AddSpelling(path);
        if (entry.Kind is EntryKind.File)
            Add(path, path);
        else if (entry.Kind is EntryKind.Link)
            AddLink(path);
        else
            Problems.Add(FileProblem.NotRegular(Shown(path), entry.Kind is EntryKind.Folder ? "a folder" : "a pipe or a device"));
    }

    void AddLink(string path)
    {
        switch (TargetOf(path))
        {
            case LinkTarget.Inside inside:
                Add(path, inside.File);
                break;
            case LinkTarget.Outside:
                Problems.Add(FileProblem.Outside(Shown(path)));
                break;
            case LinkTarget.Folder:
                Problems.Add(FileProblem.NotRegular(Shown(path), "a link to a folder"));
                break;
            case LinkTarget.Nothing nothing:
                Problems.Add(FileProblem.NotRegular(Shown(path), nothing.What));
                break;
            case null:
                break;
        }
    }

    /// <returns><see langword="null"/> when it cannot be told, and that is a problem.</returns>
    LinkTarget? TargetOf(string path)
    {
        try
        {
            return source.Follow(path);
        }
        catch (IOException exception)
        {
            Problems.Add(FileProblem.Unreadable(Shown(path), exception.Message));
            return null;
        }
    }

    void Add(string path, string readAt) => Files.Add(new FoundFile(path[..^Extension.Length], readAt));

    void AddSpelling(string path)
    {
        if (!spellings.TryAdd(path, path) && spellings[path] is var other && other != path)
            Problems.Add(FileProblem.Twin(Shown(path), Shown(other)));
    }

    string Shown(string path) => path.Length == 0 ? shownAs : $"{shownAs}/{path}";
}
