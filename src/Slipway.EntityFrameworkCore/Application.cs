using System.Reflection;
using System.Runtime.Loader;

namespace Slipway.EntityFrameworkCore;

/// <summary>The application's assembly, and those that it uses, found where its own description says.</summary>
sealed class Application
{
    readonly AssemblyDependencyResolver _resolver;
    readonly string _folder;

    /// <param name="path">The assembly's file.</param>
    /// <exception cref="RefusedException">There is none.</exception>
    public Application(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new RefusedException($"There is no {path}. Build the application first: dotnet build.");
        _folder = Path.GetDirectoryName(full)!;
        _resolver = new AssemblyDependencyResolver(full);
        AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            _resolver.ResolveUnmanagedDllToPath(name) is { } found ? System.Runtime.InteropServices.NativeLibrary.Load(found) : 0;
        Assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(full);
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>An assembly that the application uses; null when it does not.</summary>
    public Assembly? Find(string name) =>
        Resolve(new AssemblyName(name)) is { } path ? AssemblyLoadContext.Default.LoadFromAssemblyPath(path) : null;

    /// <summary>The types that the application defines, those left out whose own assemblies are missing.</summary>
    public IEnumerable<Type> Types()
    {
        try
        {
            return Assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    string? Resolve(AssemblyName name)
    {
        if (_resolver.ResolveAssemblyToPath(name) is { } described)
            return described;
        var beside = Path.Combine(_folder, $"{name.Name}.dll");
        return File.Exists(beside) ? beside : null;
    }
}
