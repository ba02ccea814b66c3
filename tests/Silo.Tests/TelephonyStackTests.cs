using Campaigns.Domain.Ports;
using Campaigns.Telephony.SipSorcery;
using Campaigns.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo.Tests;

public sealed class TelephonyStackTests
{
    [Fact]
    public void The_native_stack_places_the_calls_unless_another_is_asked_for() =>
        Assert.Equal(typeof(Telephony.SipCallOriginator), OriginatorOf(Build(stack: null)).ImplementationType);

    /// <summary>The same test in both worlds: it is used where it is built, and said not to be where it isn't.</summary>
    [Fact]
    public void SIPSorcery_places_them_where_it_is_built_and_ends_the_start_where_it_is_not()
    {
        if (SipSorceryStack.IsBuilt)
        {
            Assert.NotNull(OriginatorOf(Build("SipSorcery")).ImplementationFactory);
        }
        else
        {
            var fault = Assert.Throws<NotSupportedException>(() => Build("SipSorcery"));
            Assert.Equal(SipSorceryStack.NotBuilt, fault.Message);
        }
    }

    [Fact]
    public void A_call_originator_that_is_registered_before_stands()
    {
        var builder = NewBuilder(SipSorceryStack.IsBuilt ? "SipSorcery" : null);
        builder.Services.AddSingleton<ICallOriginator>(_ => throw new NotSupportedException("Places no calls."));
        var before = OriginatorOf(builder.Services);

        builder.AddCampaignSilo();

        Assert.Same(before, OriginatorOf(builder.Services));
    }

    [Fact]
    public void A_stack_that_does_not_exist_is_named_with_its_key()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Build("Asterisk"));

        Assert.Contains("Campaigns:Telephony:Stack", fault.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Build(string? stack)
    {
        var builder = NewBuilder(stack);
        builder.AddCampaignSilo();
        return builder.Services;
    }

    private static HostApplicationBuilder NewBuilder(string? stack)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Campaigns:Database", "Host=127.0.0.1;Database=none"),
            new("Campaigns:Secrets:Keys:0", TestKeys.Installation),
            new("Campaigns:Telephony:Stack", stack),
        ]);
        return builder;
    }

    private static ServiceDescriptor OriginatorOf(IServiceCollection services) => services.Last(service => service.ServiceType == typeof(ICallOriginator));
}
