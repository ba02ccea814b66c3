using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>A person at a browser.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>How long anything may take to show: far more than it does, so that a busy machine fails no test.</summary>
    public const float PatienceMs = 60_000;

    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What the page's console said was wrong, a refused script or style among them.</summary>
    public List<string> ConsoleFaults { get; } = [];

    public static async Task<Visitor> OpenAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(PatienceMs);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visitor.ConsoleFaults.Add(message.Text);
            }
        };
        return visitor;
    }

    public async Task SignInAsync(string key)
    {
        await Page.GotoAsync("sign-in");
        await Page.GetByLabel("API key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns", Exact = true }).WaitForAsync();
    }

    /// <summary>The browser's cookies.</summary>
    public Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => _context.CookiesAsync();

    /// <summary>Waits until an element has this text.</summary>
    public static Task SeeAsync(ILocator locator, string text) =>
        OrShowPageAsync(locator, Assertions.Expect(locator).ToHaveTextAsync(text, new() { Timeout = PatienceMs }));

    /// <summary>Waits until an element is there.</summary>
    public static Task SeeAsync(ILocator locator) => OrShowPageAsync(locator, locator.First.WaitForAsync(new() { Timeout = PatienceMs }));

    /// <summary>Chooses a file once the page listens for it: it does so a moment after it has shown the field, and what is chosen before is lost.</summary>
    public static async Task ChooseAsync(ILocator field, FilePayload file)
    {
        await field.EvaluateAsync("""
            (field, patienceMs) => new Promise((listens, fails) => {
                const until = performance.now() + patienceMs;
                const look = () => field._blazorInputFileNextFileId !== undefined ? listens()
                    : performance.now() > until ? fails(new Error('The page never listened for a file.')) : requestAnimationFrame(look);
                look();
            })
            """, PatienceMs);
        await field.SetInputFilesAsync(file);
    }

    /// <summary>Waits until an element has another text than this one.</summary>
    public static Task SeeOtherThanAsync(ILocator locator, string text) =>
        OrShowPageAsync(locator, Assertions.Expect(locator).Not.ToHaveTextAsync(text, new() { Timeout = PatienceMs }));

    /// <summary>A failure says what the page showed instead.</summary>
    private static async Task OrShowPageAsync(ILocator locator, Task seen)
    {
        try
        {
            await seen;
        }
        catch (Exception missing) when (missing is PlaywrightException or TimeoutException)
        {
            throw new InvalidOperationException($"{missing.Message}\n{locator.Page.Url} shows:\n{await locator.Page.Locator("body").InnerTextAsync()}", missing);
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
