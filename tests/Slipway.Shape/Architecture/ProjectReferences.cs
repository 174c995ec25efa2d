using System.Xml.Linq;
using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>Whether a project references only projects that it may.</summary>
static class ProjectReferences
{
    static readonly string[] Hosts = ["Slipway.Cli", "Slipway.AspNetCore"];

    public static IEnumerable<Finding> Forbidden(string path, XDocument project)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return
            from reference in project.Descendants("ProjectReference")
            let to = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
            where name == "Slipway" || (to != "Slipway" && !Hosts.Contains(name)) || to == "Slipway.Cli"
            select new Finding(path, $"references {to}");
    }
}
