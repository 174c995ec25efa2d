using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Slipway.Graph;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// Under which key a throw-away database is kept: the digest of all that it is filled from. What the engine itself adds, such as the
/// version of its server, the engine looks at.
/// </summary>
static class ShadowDigest
{
    /// <summary>Counted up when the same files fill a database differently than before.</summary>
    const int Format = 1;

    /// <summary>The key of a source; <see langword="null"/> when it is not worth keeping.</summary>
    public static ShadowKey? Of(SchemaSource source)
    {
        if (source.Role is not { } role)
            return null;
        var text = source switch
        {
            SchemaSource.Migrations { Graph: var graph } => Of(graph),
            SchemaSource.Definitions { Texts: var texts } => Of(texts),
            _ => throw new InvalidOperationException("Slipway bug: nobody keeps what is applied to one database."),
        };
        return new ShadowKey(role, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Format}\n{text}"))));
    }

    /// <summary>Of migrations: what runs of them, in the order in which it runs.</summary>
    static string Of(RevisionGraph graph)
    {
        var text = new StringBuilder();
        foreach (var file in graph.Order)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{file.Checksum} {file.Transactional} {file.ForeignKeys} {file.Replaces} {file.Batch}\n");
        }

        return text.ToString();
    }

    /// <summary>Of definitions: their texts.</summary>
    static string Of(DefinitionTexts texts)
    {
        var text = new StringBuilder();
        foreach (var one in texts.All)
            text.Append(CultureInfo.InvariantCulture, $"{one.Text.Length}\n{one.Text}\n");
        return text.ToString();
    }
}
