using System.Reflection;

namespace Slipway.EntityFrameworkCore;

/// <summary>
/// <c>dotnet slipway-efcore.dll APPLICATION.dll [CONTEXT]</c>: prints the statements that make the schema of the application's
/// DbContext. Nothing of the application is started, and nothing is connected to.
/// </summary>
static class Program
{
    const int Done = 0;
    const int Refused = 1;
    const int Misused = 2;

    static int Main(string[] arguments)
    {
        if (arguments.Length is not (1 or 2))
        {
            Console.Error.WriteLine("Give the application's assembly and, where it has several, the name of its DbContext.");
            return Misused;
        }

        try
        {
            var application = new Application(arguments[0]);
            var context = ContextType.Find(application, arguments.ElementAtOrDefault(1));
            using var instance = ContextInstance.Make(application, context);
            Console.Out.Write(CreateScript.Of(application, instance));
            return Done;
        }
        catch (RefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return Refused;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } cause)
        {
            Console.Error.WriteLine($"The application's own code failed: {cause.Message}");
            return Refused;
        }
        catch (Exception failure) when (failure is FileNotFoundException or FileLoadException or BadImageFormatException
            or ReflectionTypeLoadException or TypeLoadException or MissingMethodException)
        {
            Console.Error.WriteLine($"The application's assembly cannot be loaded: {failure.Message}");
            return Refused;
        }
    }
}
