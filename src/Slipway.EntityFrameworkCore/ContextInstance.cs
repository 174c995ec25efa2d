using System.Reflection;

namespace Slipway.EntityFrameworkCore;

/// <summary>
/// Makes a context the way that its author has prepared for tools, if there is one: a factory for the time of design. Else it is given
/// options of the provider that the application has, or none where it configures itself.
/// </summary>
static class ContextInstance
{
    const string Factory = "Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory`1";

    /// <summary>The providers: their assembly, the type with the extension method, and the method.</summary>
    static readonly string[][] Providers =
    [
        ["Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql"],
        ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions", "UseSqlite"],
    ];

    /// <exception cref="RefusedException">Nobody but the application itself could make one.</exception>
    public static IDisposable Make(Application application, Type context) => (IDisposable)(
        FromFactory(application, context)
        ?? FromOptions(application, context)
        ?? (context.GetConstructor(Type.EmptyTypes) is { } plain ? plain.Invoke(null) : null)
        ?? throw new RefusedException(
            $"{context.FullName} can be made neither with options alone nor with nothing. Add an "
                + $"IDesignTimeDbContextFactory<{context.Name}> to "
                + "its assembly: it says how tools are to make one."));

    static object? FromFactory(Application application, Type context)
    {
        var factory = application.Types().FirstOrDefault(type => !type.IsAbstract && type.GetInterfaces().Any(made =>
            made.IsGenericType && made.GetGenericTypeDefinition().FullName == Factory && made.GenericTypeArguments[0] == context));
        return factory?.GetInterfaces().First(made => made.IsGenericType && made.GetGenericTypeDefinition().FullName == Factory)
            .GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()]);
    }

    static object? FromOptions(Application application, Type context)
    {
        var constructor = context.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(one => one.GetParameters() is [{ ParameterType: var only }] && IsOptionsFor(only, context));
        if (constructor is null)
            return null;

        var core = context.BaseType!;
        while (core.FullName != "Microsoft.EntityFrameworkCore.DbContext")
            core = core.BaseType!;
        var builder = Activator.CreateInstance(
            core.Assembly.GetType("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1",
                throwOnError: true)!.MakeGenericType(context))!;
        UseProvider(application, builder);
        return constructor.Invoke([Property(builder, "Options")]);
    }

    static bool IsOptionsFor(Type type, Type context) =>
        type.FullName == "Microsoft.EntityFrameworkCore.DbContextOptions"
        || (type.IsGenericType && type.GetGenericTypeDefinition().FullName == "Microsoft.EntityFrameworkCore.DbContextOptions`1"
            && type.GenericTypeArguments[0] == context);

    /// <summary>A provider wants to know where the database is, though it never goes there.</summary>
    static void UseProvider(Application application, object builder)
    {
        foreach (var provider in Providers)
        {
            if (application.Find(provider[0]) is not { } assembly)
                continue;
            var use = assembly.GetType(provider[1], throwOnError: true)!.GetMethods().First(method =>
                method.Name == provider[2] && !method.IsGenericMethod
                && method.GetParameters() is [_, { ParameterType: var connection }, _] && connection == typeof(string));
            use.Invoke(null, [builder, provider[2] is "UseSqlite" ? "Data Source=:memory:" : "Host=nowhere.invalid;Database=none", null]);
            return;
        }

        throw new RefusedException("The application has neither Npgsql.EntityFrameworkCore.PostgreSQL nor "
            + "Microsoft.EntityFrameworkCore.Sqlite.");
    }

    static object Property(object of, string name) =>
        of.GetType().GetProperties().First(property => property.Name == name && property.DeclaringType == of.GetType()).GetValue(of)!;
}
