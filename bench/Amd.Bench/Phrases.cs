namespace Campaigns.Amd.Bench;

/// <summary>What people and machines say first, in several languages and voices.</summary>
internal static class Phrases
{
    public static IReadOnlyList<Phrase> Hellos { get; } =
    [
        new("en-us", 170, "Hello?"),
        new("en-us+f3", 160, "Hello?"),
        new("en-us+m3", 150, "Hello"),
        new("en-us+f1", 190, "Hi!"),
        new("en-us+m7", 140, "Yes?"),
        new("en-us+croak", 150, "Yeah?"),
        new("en-gb", 160, "Hello?"),
        new("en-gb+f4", 170, "Hello there"),
        new("en-gb-scotland", 160, "Aye, hello?"),
        new("en-gb-x-rp+f2", 165, "Good morning"),
        new("en-us+f5", 180, "Hello, hello?"),
        new("en-us+m1", 175, "Who is this?"),
        new("es", 170, "¿Dígame?"),
        new("es+f2", 170, "¿Sí?"),
        new("es-419", 165, "¿Bueno?"),
        new("es-419+f4", 175, "¿Aló?"),
        new("fr-fr", 165, "Allô ?"),
        new("fr-fr+f3", 170, "Oui, allô ?"),
        new("de", 160, "Hallo?"),
        new("de+f2", 170, "Ja, bitte?"),
        new("it", 170, "Pronto?"),
        new("it+f4", 170, "Pronto, chi parla?"),
        new("pt-br", 170, "Alô?"),
        new("pt-br+f2", 165, "Alô, quem é?"),
        new("nl", 165, "Hallo, met wie?"),
        new("pl+f3", 165, "Halo, słucham?"),
        new("ru", 165, "Алло?"),
        new("ru+f2", 170, "Да, слушаю"),
        new("hi", 160, "नमस्ते"),
        new("tr+f3", 165, "Alo, buyurun?"),
        new("sv", 165, "Hej, hallå?"),
        new("cmn+f2", 160, "喂"),
    ];

    public static IReadOnlyList<Phrase> Names { get; } =
    [
        new("en-us", 170, "Hello, this is Anna."),
        new("en-us+m3", 165, "John speaking."),
        new("en-us+f3", 160, "Smith residence."),
        new("en-gb+f2", 170, "Hello, Mary here."),
        new("en-gb", 160, "Peter Baker."),
        new("de", 165, "Schmidt, guten Tag."),
        new("de+f4", 170, "Anna Keller, hallo?"),
        new("nl+f2", 165, "Met Jan de Vries."),
        new("sv+m3", 160, "Lars Berg."),
        new("es+m2", 170, "Hola, soy María."),
        new("fr-fr+m1", 165, "Oui, Paul à l'appareil."),
        new("it+m3", 170, "Sono Carlo, pronto."),
    ];

    public static IReadOnlyList<Phrase> Greetings { get; } =
    [
        new("en-us", 165, "Hi, you have reached John Smith. I can't come to the phone right now. Please leave a message after the tone."),
        new("en-us+f3", 155, "Hello, you've reached the voicemail of Anna Miller. Please leave your name and number, and I'll call you back."),
        new("en-us+m3", 175, "Your call has been forwarded to an automatic voice message system. At the tone, please record your message."),
        new("en-us+f5", 150, "The person you are trying to reach is not available. At the tone, please record your message."),
        new("en-gb", 160, "Welcome to the voicemail service. The person you are calling is unable to take your call."),
        new("en-gb+f4", 165, "Sorry we missed you. Leave us a message and somebody will ring you back as soon as possible."),
        new("en-gb-scotland", 165, "This is Ewan. I'm out on the hills, so leave me a message."),
        new("en-us+croak", 150, "You've reached the Johnsons. We're not home. You know what to do."),
        new("es", 170, "Este es el contestador automático de Carlos. Por favor, deje su mensaje después de la señal."),
        new("es-419+f4", 170, "La persona que usted llamó no está disponible. Deje su mensaje después del tono."),
        new("fr-fr", 165, "Bonjour, vous êtes bien sur la messagerie de Claire. Laissez-moi un message après le bip sonore."),
        new("fr-fr+f3", 170, "Votre correspondant n'est pas disponible pour le moment. Merci de laisser un message."),
        new("de", 165, "Guten Tag, Sie sind mit der Mailbox von Thomas Weber verbunden. Bitte hinterlassen Sie eine Nachricht nach dem Signalton."),
        new("de+f2", 170, "Der gewünschte Gesprächspartner ist zurzeit nicht erreichbar. Bitte sprechen Sie nach dem Ton."),
        new("it", 170, "Risponde la segreteria telefonica di Marco. Lasciate un messaggio dopo il segnale acustico."),
        new("it+f4", 170, "Il cliente da lei chiamato non è al momento raggiungibile. La preghiamo di richiamare più tardi."),
        new("pt-br", 170, "Sua chamada está sendo encaminhada para a caixa postal. Deixe sua mensagem após o sinal."),
        new("nl+f2", 165, "Dit is de voicemail van Jan de Vries. Spreek een bericht in na de piep."),
        new("pl", 165, "Dodzwoniłeś się do poczty głosowej. Zostaw wiadomość po usłyszeniu sygnału."),
        new("ru+f2", 165, "Абонент временно недоступен. Оставьте сообщение после сигнала."),
        new("hi", 165, "जिस व्यक्ति को आपने कॉल किया है वह उपलब्ध नहीं है। कृपया संदेश छोड़ें।"),
        new("tr+f3", 165, "Aradığınız kişiye şu anda ulaşılamıyor. Lütfen sinyal sesinden sonra mesaj bırakın."),
        new("sv", 165, "Hej, du har kommit till Lars Bergs telefonsvarare. Lämna ett meddelande efter tonen."),
        new("cmn+f2", 160, "您好，您拨打的电话暂时无人接听，请在提示音后留言。"),
    ];

    /// <summary>A greeting's first phrase and the rest, between which a machine's owner took breath.</summary>
    public static IReadOnlyList<(Phrase First, Phrase Then)> Halting { get; } =
    [
        (new("en-us", 165, "Hi, this is John Smith."), new("en-us", 165, "I'm not here right now, so please leave me a message.")),
        (new("en-us+f3", 160, "Hello."), new("en-us+f3", 160, "You have reached Anna Miller. Please leave a message after the tone.")),
        (new("en-gb+m3", 160, "You've reached Peter Baker at Baker and Sons."), new("en-gb+m3", 160, "Please leave your name and number.")),
        (new("es+f2", 170, "Hola, soy María."), new("es+f2", 170, "Ahora no puedo atenderte, déjame un mensaje y te llamo luego.")),
        (new("fr-fr", 165, "Bonjour."), new("fr-fr", 165, "Vous êtes bien chez la famille Martin. Laissez un message après le bip.")),
        (new("de+f4", 165, "Hallo, hier ist Anna Keller."), new("de+f4", 165, "Ich bin gerade nicht da, sprecht mir einfach aufs Band.")),
        (new("it", 170, "Ciao, sono Marco."), new("it", 170, "Non posso rispondere, lasciate un messaggio dopo il segnale.")),
        (new("pt-br+f2", 170, "Oi, aqui é a Ana."), new("pt-br+f2", 170, "Não posso atender agora, deixe o seu recado.")),
    ];

    public static IReadOnlyList<Phrase> ShortGreetings { get; } =
    [
        new("en-us", 165, "Leave a message."),
        new("en-us+f3", 170, "Please leave a message after the tone."),
        new("en-gb+m3", 160, "You know what to do."),
        new("de", 170, "Bitte sprechen Sie jetzt."),
    ];

    public static IReadOnlyList<Phrase> Screenings { get; } =
    [
        new("en-us+f4", 165, "Hi. If you record your name and reason for calling, I'll see if this person is available."),
        new("en-us+f2", 170, "Hi, the person you're calling is using a screening service, and will get a copy of this conversation. Go ahead and say your name, and why you're calling."),
        new("en-gb+f4", 165, "Please say who is calling and why after the tone. Stay on the line."),
        new("de+f4", 165, "Hallo. Bitte nenne deinen Namen und den Grund für deinen Anruf, dann sehe ich nach, ob diese Person erreichbar ist."),
    ];

    public static IReadOnlyList<Phrase> Receptionists { get; } =
    [
        new("en-us+f3", 175, "Good morning, Miller and Sons, this is Anna speaking, how may I help you?"),
        new("en-gb+f2", 175, "Thank you for calling the Riverside Hotel, Mary speaking, what can I do for you?"),
        new("de+f2", 175, "Autohaus Schneider, guten Tag, mein Name ist Weber, was kann ich für Sie tun?"),
        new("fr-fr+f3", 175, "Cabinet du docteur Martin, bonjour, que puis-je faire pour vous ?"),
    ];
}
