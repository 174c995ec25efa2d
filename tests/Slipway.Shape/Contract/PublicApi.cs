using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Shape.Contract;

/// <summary>What a library promises to those who use it, as text: a type a line, its members indented below, sorted.</summary>
static class PublicApi
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {type.Namespace}.{TypeNames.Of(type)}{BasesOf(type)}\n");
            foreach (var (_, line) in MembersOf(type).OrderBy(member => $"{member.Name} {member.Line}", StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }

        return text.ToString();
    }

    static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class"),
    };

    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    static string BasesOf(Type type)
    {
        var inner = type.BaseType is { } above ? above.GetInterfaces() : [];
        var bases = type.GetInterfaces().Except(inner)
            .Where(face => face.IsPublic && !type.IsEnum && !(face.Name == "IEquatable`1" && IsRecord(type)))
            .Select(face => TypeNames.Of(face))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && parent != typeof(MulticastDelegate))
            bases.Insert(0, TypeNames.Of(parent));
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    // Constructors, whose name is ".ctor", come first.
    static IEnumerable<(string Name, string Line)> MembersOf(Type type) =>
        from member in type.GetMembers(Declared)
        where !member.IsDefined(typeof(CompilerGeneratedAttribute))
        let line = LineOf(member, type)
        where line is not null
        select (member.Name, line);

    static string? LineOf(MemberInfo member, Type type) => member switch
    {
        ConstructorInfo made when IsOpen(made) && !IsCopy(made) => $"{type.Name.Split('`')[0]}({ParametersOf(made)})",
        MethodInfo method when IsOpen(method) && IsCalledByName(method) => MethodOf(method),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsOpen) => PropertyOf(property),
        FieldInfo field when type.IsEnum => field.IsStatic ? $"{field.Name} = {field.GetRawConstantValue()}" : null,
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const" : "static")} {TypeNames.Of(field)} {field.Name}",
        EventInfo raised => $"event {TypeNames.Of(raised.EventHandlerType!)} {raised.Name}",
        _ => null,
    };

    static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsCopy(ConstructorInfo made) => made.GetParameters() is [var only] && only.ParameterType == made.DeclaringType;

    // Accessors belong to their property; operators bear special names as well, and are part of the API.
    static bool IsCalledByName(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && method.GetBaseDefinition() == method;

    static string MethodOf(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        return $"{ModifiersOf(method)}{TypeNames.Of(method.ReturnParameter)} {method.Name}{generic}({ParametersOf(method)})";
    }

    static string PropertyOf(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsOpen).ToList();
        var writes = accessors.FirstOrDefault(accessor => accessor.ReturnType == typeof(void));
        var set = writes is null ? "" : IsInit(writes) ? "init; " : "set; ";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(ParameterOf))}]";
        return $"{ModifiersOf(accessors[0])}{required}{TypeNames.Of(property)} {name} {{ {(property.CanRead ? "get; " : "")}{set}}}";
    }

    static string ModifiersOf(MethodInfo method) =>
        (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : "");

    static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(ParameterOf));

    static string ParameterOf(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
        {
            null when parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => " = default",
            null => " = null",
            string text => $" = \"{text}\"",
            bool yes => yes ? " = true" : " = false",
            var other => $" = {other}",
        };
        return $"{way}{TypeNames.Of(parameter)} {parameter.Name}{value}";
    }
}
