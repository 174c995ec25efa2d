using System.Collections.Immutable;
using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Tests.Sql;

namespace Slipway.Tests.Files;

/// <summary>A folder of migrations on the disk. Removed afterwards.</summary>
sealed class FilesBench : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("slipway-files-").FullName;

    public string Folder
    {
        get
        {
            var folder = Path.Combine(Root, "migrations");
            Directory.CreateDirectory(folder);
            return folder;
        }
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text = "-- migrate:up\nselect 1;\n") => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Link(string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.CreateSymbolicLink(PathOf(name), target);
    }

    public Outcome<MigrationFiles> Read() => MigrationFolder.Read(Folder, "migrations", TestDialect.Sqlite);

    /// <summary>Reads with what the framework has, as on other systems.</summary>
    public Outcome<MigrationFiles> ReadPortably()
    {
        using var source = new PortableFolder(Folder);
        return MigrationFolder.Read(source, Folder, "migrations", TestDialect.Sqlite);
    }

    public ImmutableArray<Problem> Problems() => Read().Problems;

    public ImmutableArray<Problem> Notes() => Read().Required.Notes;

    /// <summary>Reads one text as a file of its own.</summary>
    public static Outcome<Migration> Parse(string text, string id = "0004_add_alerts")
    {
        var reader = new MigrationReader(TestDialect.Sqlite);
        var lines = LineEnds.Normalize(text.StartsWith('\uFEFF') ? text[1..] : text);
        return reader.Read(id, $"migrations/{id}.sql", lines) is { } migration
            ? migration with { Checksum = Checksum.Of(migration.Up.Text) }
            : reader.Problems.ToImmutableArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
