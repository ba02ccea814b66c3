namespace Campaigns.Amd.Bench;

/// <summary>
/// Phrases, voices, languages and pauses that no rule of detection was made on. When a rule fails here, the rule is at fault: change the rule, not
/// this book, and add calls that are fresh again.
/// </summary>
internal static class FreshPhrases
{
    public static PhraseBook Book { get; } = new()
    {
        Hellos =
        [
            new("en-gb-x-gbclan", 165, "Hello?"),
            new("en-us-nyc+f1", 175, "Hi there, who is it?"),
            new("en-029+m2", 165, "Good evening"),
            new("en-gb-x-gbcwmd+f3", 170, "Hiya"),
            new("en-us+m5", 185, "Yep?"),
            new("en-us+f2", 150, "Hello, yes?"),
            new("da+f2", 165, "Hallo, det er mig"),
            new("nb+m3", 165, "Ja, hallo?"),
            new("fi+f4", 165, "Haloo?"),
            new("cs+m1", 165, "Prosím?"),
            new("hu+f3", 165, "Halló, tessék?"),
            new("ro+m2", 170, "Alo, da?"),
            new("el+f2", 165, "Παρακαλώ;"),
            new("ca+m3", 170, "Digui?"),
            new("id+f3", 165, "Halo, siapa ini?"),
            new("pt+f4", 170, "Estou?"),
            new("fr-be+m2", 165, "Allô, j'écoute ?"),
            new("de+m5", 150, "Ja?"),
            new("uk+f1", 165, "Слухаю"),
            new("vi+f2", 160, "A lô?"),
            new("en-gb+m2", 175, "Hello, can I help you?"),
        ],
        Names =
        [
            new("en-us-nyc+m3", 170, "Hi, this is Robert."),
            new("en-gb-x-rp", 165, "Margaret speaking."),
            new("en-029+f2", 170, "The Wilson family."),
            new("da+m1", 165, "Det er Søren Holm."),
            new("nb+f2", 165, "Kari Hansen, hallo."),
            new("fi+m2", 165, "Virtanen."),
            new("de+m2", 165, "Hallo, Becker hier."),
            new("fr-ch+f1", 165, "Oui, Sophie."),
            new("pl+m2", 165, "Kowalski, słucham."),
            new("es-419+m3", 170, "Habla Rosa."),
        ],
        Greetings =
        [
            new("en-us-nyc", 165, "Hey, it's Mike. Can't pick up right now. Leave me something after the beep."),
            new("en-gb-x-gbclan+f2", 165, "You're through to the Hendersons. We can't take your call, but do leave a message."),
            new("en-029+m4", 160, "The subscriber you have dialled is switched off or out of coverage. Please try again later."),
            new("en-us+f1", 160, "Thanks for calling. Our office is closed at the moment. Please leave your name, your number and a short message."),
            new("da+f2", 165, "Du har ringt til Mette Jensens telefonsvarer. Læg en besked efter tonen, så ringer jeg tilbage."),
            new("nb+m3", 165, "Personen du ringer er ikke tilgjengelig. Legg igjen en beskjed etter tonen."),
            new("fi+f4", 165, "Tavoittelemaasi henkilöön ei juuri nyt saada yhteyttä. Jätä viesti äänimerkin jälkeen."),
            new("cs+m1", 165, "Volaný účastník není dostupný. Zanechte prosím vzkaz po zaznění signálu."),
            new("hu+f3", 165, "A hívott szám jelenleg nem elérhető. Kérjük, hagyjon üzenetet a sípszó után."),
            new("ro+m2", 170, "Abonatul apelat nu poate fi contactat momentan. Lăsați un mesaj după semnal."),
            new("el+f2", 165, "Ο συνδρομητής που καλέσατε δεν είναι διαθέσιμος. Αφήστε μήνυμα μετά τον χαρακτηριστικό ήχο."),
            new("ca+m3", 170, "Aquest és el contestador del Jordi. Deixa el teu missatge després del senyal."),
            new("id+f3", 165, "Nomor yang Anda tuju sedang tidak aktif. Silakan tinggalkan pesan setelah nada berikut."),
            new("pt+f4", 170, "O número para o qual ligou não está disponível. Deixe a sua mensagem após o sinal."),
            new("fr-be+m2", 165, "Bonjour, c'est Luc. Je ne suis pas disponible, laissez-moi un petit message."),
            new("uk+f1", 165, "Абонент не може прийняти ваш дзвінок. Залиште повідомлення після сигналу."),
        ],
        Halting =
        [
            (new("en-us-nyc+f2", 170, "Hey, it's Mike and Laura."), new("en-us-nyc+f2", 170, "We can't come to the phone, so leave us a message.")),
            (new("en-gb-x-rp+m4", 160, "Good day."), new("en-gb-x-rp+m4", 160, "You have reached the office of Doctor Green. Please leave a message.")),
            (new("en-029", 165, "This is the Wilson residence."), new("en-029", 165, "Nobody is home, please call back in the evening.")),
            (new("da+m3", 165, "Hej, det er Mette."), new("da+m3", 165, "Jeg kan ikke tage telefonen lige nu, læg en besked.")),
            (new("fi+m1", 165, "Hei, Matti täällä."), new("fi+m1", 165, "En pääse nyt puhelimeen, jätä viesti niin soitan takaisin.")),
            (new("cs+f2", 165, "Dobrý den, tady Novákovi."), new("cs+f2", 165, "Nejsme doma, nechte nám prosím vzkaz.")),
            (new("pt+m3", 170, "Olá."), new("pt+m3", 170, "Ligou para a Teresa. Agora não posso atender, deixe mensagem.")),
            (new("pl+f4", 165, "Cześć, tu Ania."), new("pl+f4", 165, "Nie mogę teraz rozmawiać, zostaw wiadomość po sygnale.")),
        ],
        PausesMs = [400, 600, 800, 1000, 1300],
        ShortGreetings =
        [
            new("en-us-nyc+m1", 165, "Talk to me after the beep."),
            new("en-gb-x-gbcwmd", 165, "Message, please."),
            new("da+f3", 165, "Læg en besked."),
            new("cs+m3", 165, "Mluvte po signálu."),
        ],
        Screenings =
        [
            new("en-us-nyc+f4", 165, "Hello. Before I try to connect you, please tell me your name and why you are calling."),
            new("da+f4", 165, "Hej. Sig venligst dit navn og hvorfor du ringer, så ser jeg om personen er ledig."),
        ],
        Receptionists =
        [
            new("en-gb-x-rp+f3", 175, "Good afternoon, Green and Partners, Claire speaking, how can I help?"),
            new("pl+f3", 175, "Gabinet stomatologiczny, dzień dobry, w czym mogę pomóc?"),
        ],
        Reply = new("en-us", 170, "Speaking. I didn't quite get that, could you say again who you are and what you want from me?"),
    };
}
