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
        return Write(request, id, parents.Value.Ids, isFirst: own.Count == 0);
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

    static Outcome<WrittenMigration> Write(NewMigrationRequest request, string id, ImmutableArray<string> parents, bool isFirst)
    {
        var path = Path.Combine(request.Files.Folder, $"{id}.sql");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(Text(parents, isFirst)));
            return new WrittenMigration(id, path, parents);
        }
        catch (IOException) when (File.Exists(path))
        {
            return AuthorProblem.Exists(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return AuthorProblem.NotWritten(path, fault.Message);
        }
    }

    /// <summary>The parents stand in the file, so that two people who start from the same head are seen.</summary>
    static string Text(ImmutableArray<string> parents, bool isFirst)
    {
        var text = new StringBuilder();
        foreach (var parent in parents)
            text.Append("-- migrate:parent ").Append(CanonicalOrder.NameOf(parent)).Append('\n');
        if (parents.IsEmpty && !isFirst)
            text.Append("-- migrate:parent base\n");
        return text.Append(text.Length > 0 ? "\n" : "").Append("-- migrate:up\n\n-- migrate:down\n").ToString();
    }

    static bool IsApp(string app) => app.Length == 0
        || app.Split('/').All(part => part is [not ('.' or '-'), ..] && part != Repeatable
            && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'));
}
