namespace Slipway.EntityFrameworkCore;

/// <summary>Which of the application's types is the DbContext that is meant.</summary>
static class ContextType
{
    const string Base = "Microsoft.EntityFrameworkCore.DbContext";

    /// <param name="application">The application.</param>
    /// <param name="name">The context's name, with or without its namespace; null when there is but one.</param>
    /// <exception cref="RefusedException">There is none, or not one alone.</exception>
    public static Type Find(Application application, string? name)
    {
        var all = application.Types().Where(IsContext).ToList();
        var meant = name is null ? all : all.Where(type => type.Name == name || type.FullName == name).ToList();
        var assembly = application.Assembly.GetName().Name;
        return meant switch
        {
            [var context] => context,
            [] when all.Count == 0 => throw new RefusedException(
                $"{assembly} has no DbContext. Name the assembly that defines it in \"dbContext\"."),
            [] => throw new RefusedException($"{assembly} has no DbContext {name}. It has: {Names(all)}."),
            _ => throw new RefusedException($"{assembly} has several: {Names(meant)}. Name one in \"context\"."),
        };
    }

    static bool IsContext(Type type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (above.FullName == Base)
                return !type.IsAbstract && !type.IsGenericTypeDefinition;
        }

        return false;
    }

    static string Names(IEnumerable<Type> types) => string.Join(", ", types.Select(type => type.FullName).Order(StringComparer.Ordinal));
}
