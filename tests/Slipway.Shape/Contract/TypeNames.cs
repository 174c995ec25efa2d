using System.Collections.Immutable;
using System.Reflection;

namespace Slipway.Shape.Contract;

/// <summary>Types as C# spells them, without their namespaces.</summary>
static class TypeNames
{
    static readonly ImmutableDictionary<Type, string> Keywords = new Dictionary<Type, string>
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
    }.ToImmutableDictionary();

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    /// <summary>A type; <paramref name="nullability"/> tells where <c>?</c> stands.</summary>
    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        var mark = nullability is { ReadState: NullabilityState.Nullable } && MayBeNull(type) ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        if (!type.IsGenericType)
            return (Keywords.TryGetValue(type, out var keyword) ? keyword : Nested(type)) + mark;

        var arguments = type.GetGenericArguments()
            .Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)));
        return $"{Nested(type)}<{string.Join(", ", arguments)}>{mark}";
    }

    // Of a type parameter, it is the caller's to say.
    static bool MayBeNull(Type type) => type is { IsValueType: false, IsGenericParameter: false };

    static string Nested(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Nested(type.DeclaringType!)}.{name}" : name;
    }
}
