using System.Reflection;

namespace Campaigns.Telephony.SipSorcery.Tests.Built;

public sealed class SurfaceTests
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_type_of_SIPSorcery_leaves_the_project()
    {
        var exported = typeof(SipSorceryStack).Assembly.GetExportedTypes();

        Assert.NotEmpty(exported);
        Assert.All(exported.SelectMany(MentionedBy), type => Assert.DoesNotContain("SIPSorcery", type.Assembly.GetName().Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_the_one_that_the_docs_speak_of() => Assert.StartsWith("10.", SipSorceryStack.LibraryVersion, StringComparison.Ordinal);

    private static IEnumerable<Type> MentionedBy(Type type) =>
        type.GetMethods(Visible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetConstructors(Visible).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetFields(Visible).Select(field => field.FieldType))
            .Concat(type.GetInterfaces())
            .SelectMany(mentioned => mentioned.GetGenericArguments().Append(mentioned))
            .Append(type.BaseType ?? typeof(object));
}
