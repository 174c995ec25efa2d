using System.Collections.Immutable;
using System.Text;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.Author;

/// <summary>Writes empty migrations. Needs no database: what to stand on, the files tell.</summary>
public static class NewMigration
{
    const string Repeatable = "repeatable";

    /// <summary>Writes a migration on top of the head, or of the parents that are named.</summary>
    /// <returns>What was written; or why nothing was. A file that is there is never overwritten.</returns>
    public static Outcome<WrittenMigration> Write(NewMigrationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var placed = Place(request);
        if (!placed.Succeeded)
            return placed;
        var head = Head(request, placed.Value);
        return Save(placed.Value, $"{head}{(head.Length > 0 ? "\n" : "")}-- migrate:up\n\n-- migrate:down\n");
    }

    /// <summary>Finds the id, the file and the parents of a migration that is to be written.</summary>
    internal static Outcome<WrittenMigration> Place(NewMigrationRequest request)
    {
        if (!IsApp(request.App))
            return AuthorProblem.App(request.App);
        var slug = MigrationName.Slug(request.Name);
        if (slug.Length == 0)
            return AuthorProblem.Name(request.Name);
        var graph = RevisionGraph.Build(request.Files.Migrations, ImmutableDictionary<string, ImmutableArray<string>>.Empty);
        if (!graph.Succeeded)
            return graph.Problems;
        var parents = Parents(request, graph.Value);
        if (!parents.Succeeded)
            return parents.Problems;

        var own = request.Files.Migrations.Where(file => file.App == request.App).ToList();
        var number = MigrationName.NextNumber([.. own.Select(file => file.Name)], request.Numbering, request.Now);
        var id = request.App.Length == 0 ? $"{number}_{slug}" : $"{request.App}/{number}_{slug}";
        return new WrittenMigration(id, Path.Combine(request.Files.Folder, $"{id}.sql"), parents.Value.Ids);
    }

    static Outcome<RevisionSet> Parents(NewMigrationRequest request, RevisionGraph graph)
    {
        if (request.Parents.IsEmpty)
            return Head(request, graph);

        var ids = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var revision in request.Parents)
        {
            var named = Revision.Resolve(revision, graph, []);
            problems.AddRange(named.Problems);
            foreach (var id in named.Value?.Ids ?? [])
            {
                if (graph.Find(id)!.App != request.App)
                    problems.Add(AuthorProblem.Parent(request.App, id));
                else if (!ids.Contains(id))
                    ids.Add(id);
            }
        }

        return problems.Count > 0 ? problems.ToImmutable() : new RevisionSet(string.Join(' ', request.Parents), ids.ToImmutable());
    }

    static Outcome<RevisionSet> Head(NewMigrationRequest request, RevisionGraph graph)
    {
        ImmutableArray<string> heads = graph.TipsOf([.. graph.Order.Where(file => file.App == request.App).Select(file => file.Id)]);
        return heads.Length > 1
            ? AuthorProblem.SeveralHeads(GraphProblem.SeveralHeads(graph, request.App, heads), request.Name, heads)
            : new RevisionSet("head", heads);
    }

    /// <summary>Writes the file, which must not be there.</summary>
    internal static Outcome<WrittenMigration> Save(WrittenMigration placed, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(placed.Path)!);
            using var file = new FileStream(placed.Path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
            return placed;
        }
        catch (IOException) when (File.Exists(placed.Path))
        {
            return AuthorProblem.Exists(placed.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return AuthorProblem.NotWritten(placed.Path, fault.Message);
        }
    }

    /// <summary>The parents stand in the file, so that two people who start from the same head are seen.</summary>
    internal static string Head(NewMigrationRequest request, WrittenMigration placed)
    {
        var isFirst = request.Files.Migrations.All(file => file.App != request.App);
        var text = new StringBuilder();
        foreach (var parent in placed.Parents)
            text.Append("-- migrate:parent ").Append(CanonicalOrder.NameOf(parent)).Append('\n');
        if (placed.Parents.IsEmpty && !isFirst)
            text.Append("-- migrate:parent base\n");
        foreach (var line in CommentLines(request.Comment))
            text.Append("-- ").Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Whatever somebody says in a comment, it is no marker.</summary>
    static IEnumerable<string> CommentLines(string comment) => comment.ReplaceLineEndings("\n")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.StartsWith("migrate", StringComparison.OrdinalIgnoreCase) ? $"({line})" : line);

    static bool IsApp(string app) => app.Length == 0
        || app.Split('/').All(part => part is [not ('.' or '-'), ..] && part != Repeatable
            && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'));
}
