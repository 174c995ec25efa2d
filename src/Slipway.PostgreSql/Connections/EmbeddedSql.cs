using System.Text;

namespace Slipway.PostgreSql.Connections;

/// <summary>Queries that are files beside the code, embedded.</summary>
static class EmbeddedSql
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Slipway bug: {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
