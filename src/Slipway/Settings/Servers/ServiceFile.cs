using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>libpq's services: sections of <c>pg_service.conf</c>, chosen by <c>service=</c> or PGSERVICE.</summary>
static class ServiceFile
{
    const string UserFile = ".pg_service.conf";
    const string SystemFile = "pg_service.conf";

    /// <summary>Where Debian keeps the file of the whole system.</summary>
    const string SystemFolder = "/etc/postgresql-common";

    /// <summary>The words with those of the service that they, or PGSERVICE, name.</summary>
    public static Outcome<ServerWords> Complete(ServerWords words, Variables variables)
    {
        var named = variables.Get("PGSERVICE");
        if (words["service"] is null && named is null)
            return words;

        var service = words["service"] ?? named!.Value;
        foreach (var file in Files(variables))
        {
            if (!File.Exists(file))
                continue;
            if (Read(file, service) is { } section)
                return section.Succeeded ? Add(words, section.Value, $"the service {service} ({file})") : section.Problems;
        }

        return new Problem(Codes.ServiceUnknown, $"No file of services has one called '{service}'.")
        {
            Fix = $"Looked for in: {string.Join(", ", Files(variables))}. Write [{service}] with host=, dbname= … into one of them.",
        };
    }

    static IEnumerable<string> Files(Variables variables)
    {
        if (variables.Get("PGSERVICEFILE") is { } given)
            yield return Path.Combine(given.Folder, given.Value);
        else if (UserFiles.InHome(variables, UserFile, UserFile) is { } own)
            yield return own;
        yield return Path.Combine(variables.Get("PGSYSCONFDIR")?.Value ?? SystemFolder, SystemFile);
    }

    sealed record Section(ImmutableArray<UrlPair> Pairs);

    /// <summary>The pairs of a service; <see langword="null"/> when the file does not have it.</summary>
    static Outcome<Section>? Read(string file, string service)
    {
        var pairs = ImmutableArray.CreateBuilder<UrlPair>();
        var isHere = false;
        var number = 0;
        try
        {
            foreach (var text in File.ReadLines(file))
            {
                number++;
                var line = text.Trim();
                if (line is "" or ['#', ..])
                    continue;
                if (line is ['[', .. var name, ']'])
                {
                    if (isHere)
                        return new Section(pairs.ToImmutable());
                    isHere = name == service;
                }
                else if (isHere && Pair(line) is { } pair)
                    pairs.Add(pair);
                else if (isHere)
                    return Invalid("This line is no keyword=value of libpq.", new Place(file, number));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Invalid($"The file of services cannot be read: {fault.Message}", new Place(file));
        }

        if (!isHere)
            return null;
        return new Section(pairs.ToImmutable());
    }

    static UrlPair? Pair(string line) =>
        line.IndexOf('=') is var equals and > 0 && LibpqKeywords.Knows(line[..equals]) && line[..equals] is not "service"
            ? new UrlPair(line[..equals], line[(equals + 1)..])
            : null;

    static ServerWords Add(ServerWords words, Section section, string origin)
    {
        var read = new ParameterReader(UrlDialect.Libpq).Read(ServerWords.None, section.Pairs);
        foreach (var (keyword, word) in read.All)
            words = words.Or(keyword, word.Value, origin);
        return words with { Notes = words.Notes.AddRange(read.Notes) };
    }

    static Problem Invalid(string message, Place where) =>
        new(Codes.ServiceFileInvalid, message) { Where = where, Fix = "Write lines such as host=db.example, or comments behind #." };
}
