using System.Globalization;

namespace Campaigns.Amd.Bench;

/// <summary>
/// The calls that detection is judged on. Each is spoken by espeak-ng or made of tones and noise, at the levels and with the noise of telephone
/// lines, from fixed seeds. What follows the greeting is silence long enough for any verdict.
/// </summary>
public sealed class LabelledSet
{
    private const int AfterwardsMs = 6000;
    private const double QuietLine = 12;
    private const double MobileLine = 80;
    private const double Street = 350;

    private static readonly double[] LevelsDb = [-18, -24, -30];
    private static readonly int[] PickUpsMs = [250, 500, 900, 1400];
    private static readonly double[] BeepsHz = [400, 620, 850, 1000, 1250, 1400, 1760, 2100];

    private readonly PhraseBook _book;

    private LabelledSet(PhraseBook book) => _book = book;

    /// <summary>The set that rules and their numbers were found on, in the order of the report.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">espeak-ng isn't installed.</exception>
    public static IReadOnlyList<LabelledCall> Known() => new LabelledSet(KnownPhrases.Book).Build();

    /// <summary>The same kinds of calls with other languages, voices, words and pauses: no rule was made on them, so that they show what rules are worth elsewhere.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">espeak-ng isn't installed.</exception>
    public static IReadOnlyList<LabelledCall> Fresh() => new LabelledSet(FreshPhrases.Book).Build();

    private IReadOnlyList<LabelledCall> Build() =>
    [
        .. Spoken("short hello", Label.Human, _book.Hellos),
        .. Spoken("name", Label.Human, _book.Names),
        .. HelloAgain(),
        .. LateHello(),
        .. _book.Hellos.Take(12).Select((phrase, n) => Call("hello in the street", Label.Human, phrase, n, Street, PickUp(n).Speech(Say(phrase), -16))),
        .. TalksBack(),
        .. NameThenTalksBack(),
        .. BeepInTheRoom(),
        .. Nobody(),
        .. _book.Greetings.Select((phrase, n) => Greeting("greeting", phrase, n, n % 2 == 0 ? QuietLine : MobileLine, PickUp(n).Speech(Say(phrase), LevelsDb[n % 3]))),
        .. Halting(),
        .. _book.Greetings.Take(8).Select((phrase, n) => Greeting("greeting in noise", phrase, n, Street, PickUp(n).Speech(Say(phrase), -16))),
        .. LateGreeting(),
        .. ShortWithBeep(),
        .. OnlyBeep(),
        .. Ringback(),
        .. Spoken("screening prompt", Label.Apart, _book.Screenings),
        .. Spoken("receptionist", Label.Apart, _book.Receptionists),
    ];

    private static IEnumerable<LabelledCall> Spoken(string kind, Label label, IReadOnlyList<Phrase> phrases) =>
        phrases.Select((phrase, n) => Call(kind, label, phrase, n, n % 2 == 0 ? QuietLine : MobileLine, PickUp(n).Speech(Say(phrase), LevelsDb[n % 3])));

    private IEnumerable<LabelledCall> HelloAgain() => _book.Hellos.Take(12).Select((phrase, n) =>
    {
        var first = PickUp(n).Speech(Say(phrase), -22);
        var said = first.LengthMs;
        return Call("hello, then hello again", Label.Human, phrase, n, MobileLine, first.Silence(1000 + (100 * n)).Speech(Say(phrase), -20), said);
    });

    private IEnumerable<LabelledCall> LateHello() => _book.Hellos.Take(8).Select((phrase, n) =>
        Call("late hello", Label.Human, phrase, n, MobileLine, new CallAudio().Silence(2000 + (200 * n)).Speech(Say(phrase), -22)));

    /// <summary>Somebody who answers the assistant at length.</summary>
    private IEnumerable<LabelledCall> TalksBack() => _book.Hellos.Take(8).Select((phrase, n) =>
    {
        var hello = PickUp(n).Speech(Say(phrase), -22);
        var said = hello.LengthMs;
        return Call("hello, then talks back", Label.Human, phrase, n, MobileLine, hello.Silence(1200 + (100 * n)).Speech(Say(_book.Reply with { Voice = phrase.Voice }), -20), said);
    });

    /// <summary>Somebody who gives a name, hears who calls, and answers.</summary>
    private IEnumerable<LabelledCall> NameThenTalksBack() => _book.Names.Take(8).Select((phrase, n) =>
    {
        var name = PickUp(n).Speech(Say(phrase), -22);
        var said = name.LengthMs;
        return Call("name, then talks back", Label.Human, phrase, n, MobileLine, name.Silence(1200 + (100 * n)).Speech(Say(_book.Reply with { Voice = phrase.Voice }), -20), said);
    });

    /// <summary>Somebody who listens to the assistant, with an appliance that beeps.</summary>
    private IEnumerable<LabelledCall> BeepInTheRoom() => _book.Hellos.Take(8).Select((phrase, n) =>
    {
        var hello = PickUp(n).Speech(Say(phrase), -22);
        var said = hello.LengthMs;
        return Call("hello, then a beep in the room", Label.Human, phrase, n, MobileLine, hello.Silence(2500 + (300 * n)).Tone(400, BeepsHz[n]), said);
    });

    private IEnumerable<LabelledCall> Halting() => _book.Halting.SelectMany((greeting, g) => _book.PausesMs.Select((pause, n) =>
    {
        var kind = string.Create(CultureInfo.InvariantCulture, $"greeting with a pause of {pause} ms");
        return Greeting(kind, greeting.First, n + g, QuietLine, PickUp(n).Speech(Say(greeting.First), -20).Silence(pause).Speech(Say(greeting.Then), -20));
    }));

    private IEnumerable<LabelledCall> LateGreeting() => _book.Greetings.Take(6).Select((phrase, n) =>
        Greeting("late greeting", phrase, n, QuietLine, new CallAudio().Silence(1800 + (200 * n)).Speech(Say(phrase), -22)));

    private IEnumerable<LabelledCall> ShortWithBeep() => _book.ShortGreetings.SelectMany((phrase, p) => BeepsHz.Select((pitch, n) =>
    {
        var greeting = PickUp(n).Speech(Say(phrase), -20);
        var said = greeting.LengthMs;
        var audio = greeting.Silence(200 + (50 * n)).Tone(n % 2 == 0 ? 250 : 600, pitch);
        return Call("short greeting and beep", Label.Machine, phrase, n + (10 * p), QuietLine, audio, said, audio.LengthMs);
    }));

    private static IEnumerable<LabelledCall> OnlyBeep() => BeepsHz.Select((pitch, n) =>
    {
        var audio = new CallAudio().Silence(400 + (150 * n)).Tone(n % 2 == 0 ? 300 : 700, pitch);
        return Call("only a beep", Label.Machine, Pitch(pitch), n, MobileLine, audio, null, audio.LengthMs);
    });

    private static IEnumerable<LabelledCall> Nobody() => new[] { QuietLine, MobileLine, Street, 800 }.Select((noise, n) =>
        Call("says nothing", Label.Human, string.Create(CultureInfo.InvariantCulture, $"noise {noise}"), n, noise, new CallAudio(), null));

    private IEnumerable<LabelledCall> Ringback()
    {
        (string Country, int OnMs, int OffMs, double[] Hz)[] tones =
        [
            ("United States", 2000, 1000, [440, 480]),
            ("United Kingdom", 400, 200, [400, 450]),
            ("Germany", 1000, 1500, [425]),
            ("France", 1500, 1500, [440]),
        ];
        return tones.Select((tone, n) =>
        {
            var audio = new CallAudio().Silence(100).Tone(tone.OnMs, tone.Hz).Silence(tone.OffMs).Tone(tone.OnMs, tone.Hz).Silence(300).Speech(Say(_book.Hellos[n]), -20);
            return Call("ringing tone, then hello", Label.Apart, tone.Country, n, QuietLine, audio, audio.LengthMs);
        });
    }

    /// <summary>What a machine says, and then its beep; one in four has none.</summary>
    private static LabelledCall Greeting(string kind, Phrase phrase, int n, double noise, CallAudio audio)
    {
        var said = audio.LengthMs;
        int? beepEnd = n % 4 == 3 ? null : audio.Silence(200 + (150 * (n % 5))).Tone(n % 2 == 0 ? 250 : 600, BeepsHz[n % BeepsHz.Length]).LengthMs;
        return Call(kind, Label.Machine, phrase, n, noise, audio, said, beepEnd);
    }

    private static CallAudio PickUp(int n) => new CallAudio().Silence(PickUpsMs[n % PickUpsMs.Length]);

    private static short[] Say(Phrase phrase) => EspeakNg.Say(phrase.Voice, phrase.WordsPerMinute, phrase.Text);

    private static string Pitch(double hertz) => string.Create(CultureInfo.InvariantCulture, $"{hertz} Hz");

    private static LabelledCall Call(string kind, Label label, Phrase phrase, int n, double noise, CallAudio audio, int? said = null, int? beepEnd = null) =>
        Call(kind, label, $"{phrase.Voice}: {phrase.Text}", n, noise, audio, said ?? audio.LengthMs, beepEnd);

    private static LabelledCall Call(string kind, Label label, string name, int n, double noise, CallAudio audio, int? said, int? beepEnd = null) =>
        new(kind, name, label, audio.Silence(AfterwardsMs).Over(noise, 1000 + n), said, beepEnd);
}
