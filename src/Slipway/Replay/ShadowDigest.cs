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

    /// <summary>The key of migrations: what runs of them, in the order in which it runs.</summary>
    public static ShadowKey Of(RevisionGraph graph)
    {
        var text = new StringBuilder();
        foreach (var file in graph.Order)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{file.Checksum} {file.Transactional} {file.ForeignKeys} {file.Replaces} {file.Batch}\n");
        }

        return KeyOf("files", text);
    }

    /// <summary>The key of definitions.</summary>
    public static ShadowKey Of(DefinitionTexts texts)
    {
        var text = new StringBuilder();
        foreach (var one in texts.All)
            text.Append(CultureInfo.InvariantCulture, $"{one.Text.Length}\n{one.Text}\n");
        return KeyOf("definitions", text);
    }

    static ShadowKey KeyOf(string role, StringBuilder text) => new(
        role, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Format}\n{text}"))));
}
