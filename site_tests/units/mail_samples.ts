/** Mails as pupils write them, with what the checks must say of each. A good mail gets no remark at all. */

import type { MailFacts, Reason } from "../../browser/practice/mail-composer/checks.ts";

export interface Sample {
  readonly name: string;
  readonly facts: MailFacts;
  readonly text: string;
  /** Reasons that the checks give, in order. */
  readonly says: readonly Reason[];
}

function facts(company: string, reader = "", attached = false): MailFacts {
  return { company, reader, attached };
}

export const samples: readonly Sample[] = [
  // --- good ones -----------------------------------------------------------------------------------------------------------
  {
    name: "a good mail to a garage",
    facts: facts("Garage Visser", "Visser", true),
    text: `Onderwerp: Stage van 9 tot en met 20 maart, leerling vmbo klas 3

Geachte mevrouw Visser,

Mijn naam is Aisha Boateng. Ik zit in klas 3 van het vmbo op school Torenveld. Van 9 tot en met 20 maart loop ik stage. Dat doe ik graag in uw garage.

Thuis help ik mijn broer met zijn scooter. Vorige maand maakten we samen de rem weer goed. Nu wil ik zien hoe u een auto nakijkt. Ik werk rustig en ik ruim mijn spullen goed op.

Mag ik een keer langskomen om kennis te maken? Op woensdag kan ik vanaf 14.00 uur. Mijn cv zit bij deze mail.

Met vriendelijke groet,

Aisha Boateng
School Torenveld, klas 3B`,
    says: [],
  },
  {
    name: "a good mail to a day care, less formal",
    facts: facts("Kinderopvang Het Nest", "anna smit", true),
    text: `Onderwerp: Stage in mei, leerling vmbo klas 3

Beste mevrouw Smit,

Mijn naam is Jayden Pinas. Ik zit in klas 3 van het vmbo op school Torenveld. Van 11 tot en met 22 mei loop ik stage. Dat doe ik graag bij kinderopvang Het Nest.

Ik pas vaak op de kinderen van mijn tante. Ik lees ze voor en ik blijf rustig als ze huilen. Nu wil ik leren hoe u dat met een hele groep doet.

Mag ik een keer langskomen? Op vrijdag kan ik vanaf 13.00 uur. In de bijlage vindt u mijn cv.

Vriendelijke groet,

Jayden Pinas
School Torenveld, klas 3A`,
    says: [],
  },
  {
    name: "a good mail to a reader without a name, one day a week",
    facts: facts("Drukkerij Van 't Hof B.V."),
    text: `Onderwerp: Vraag over een stage op elke dinsdag

Geachte heer of mevrouw,

Graag stel ik mij voor. Ik heet Li Wei Chen en zit in klas 4 van de mavo. Voor school zoek ik een plek op elke dinsdag, van september tot november.

Op uw site zag ik dat drukkerij Van ’t Hof ook posters maakt. Dat vind ik mooi, want ik teken veel. Met de computer kan ik al goed overweg.

Hebt u een plek voor mij? Ik kan langskomen op donderdag na 15.30 uur. U kunt mij ook mailen.

Hoogachtend,

Li Wei Chen
School Torenveld, klas 4C`,
    says: [],
  },
  {
    name: "a good mail with a name from Turkey and a question without its sign",
    facts: facts("Yıldız Bouw", "Gökhan Yıldız"),
    text: `Onderwerp: stage bouw, 2 t/m 13 februari

Beste Gökhan Yıldız,

Ik ben İpek Şahin, leerling van het vmbo, profiel BWI. Van 2 t/m 13 februari heb ik stage. Bij Yıldız Bouw zag ik de nieuwe huizen aan de haven. Daar wil ik meer van leren.

Op school maak ik nu een trap van hout. Meten kan ik precies. Graag hoor ik of ik een keer mag komen kijken.

Met vriendelijke groeten,
İpek Şahin`,
    says: [],
  },
  {
    name: "a good mail with abbreviations, large letters of a school and a list",
    facts: facts("HORECA PLEIN", "dhr. A. van den Berg", true),
    text: `Onderwerp: Stage HBR op VMBO-niveau

Geachte heer Van den Berg,

Mijn naam is Kofi A. Mensah. Ik volg HBR op school ROC-west. In week 12 en week 13 zoek ik een plek bij Horeca Plein, bijv. in de keuken of bij de gasten.

Wat kan ik al?
- Ik kan soep maken, snijden en opruimen.
- Ook spreek ik Engels en Twi.

Zou ik op maandag om 16.00 uur kunnen bellen? Mijn cv stuur ik mee. Ik hoor graag van u. Alvast bedankt.

Met vriendelijke groet, Kofi Mensah`,
    says: [],
  },
  {
    name: "a good mail that promises a cv for later",
    facts: facts("Bloemenhuis Roos", "Kim"),
    text: `Onderwerp: Kijken bij Bloemenhuis Roos op 3 juni

Goedemorgen Kim,

Bij Bloemenhuis Roos kom ik vaak met mijn oma. De bloemen in het raam zijn elke week anders. Hoe doet u dat? Op 3 juni heb ik vrij van school en dan wil ik graag meekijken. Mijn cv neem ik dan mee.

Vriendelijke groet,
Noor de Wit, klas 2`,
    says: [],
  },
  {
    name: "a good mail in which half of the sentences begin with ik",
    facts: facts("Ziekenhuis Zuid", "De Wit"),
    text: `Onderwerp: Stage zorg van 6 tot en met 17 april

Geachte mevrouw De Wit,

Ik ben Daan Kuipers. Ik zit op het vmbo in klas 3. Van 6 tot en met 17 april loop ik stage. Ziekenhuis Zuid lijkt mij een fijne plek. Ik luister goed naar mensen. Elke zondag ga ik met mijn opa wandelen. Kan ik bij u meelopen?

Met vriendelijke groet,

Daan Kuipers`,
    says: [],
  },
  {
    name: "a good mail that answers a sign at the door",
    facts: facts("Autobedrijf De Vries & Zn.", "dhr. de Vries", true),
    text: `Onderwerp: Snuffelstage bij Autobedrijf De Vries (6 - 10 oktober)

Geachte heer De Vries,

Via deze mail wil ik graag reageren op het bord dat bij u voor de deur staat. U zoekt een stagiair voor de werkplaats.

Ik heet Mohamed El Idrissi en ik ben 15 jaar. Ik zit in leerjaar 3 van vmbo-basis op het Stedelijk Lyceum. Mijn profiel is Mobiliteit en Transport (M&T). Tijdens de praktijklessen heb ik al banden gewisseld en olie ververst.

Zou ik van maandag 6 tot en met vrijdag 10 oktober bij u mogen meelopen? Ik kan elke dag van 8.30 tot 16.00 uur.

In de bijlage vindt u mijn cv. Bent u er niet? Dan bel ik volgende week nog een keer.

Met vriendelijke groet,

Mohamed El Idrissi`,
    says: [],
  },
  {
    name: "a good mail full of abbreviations that are words of the subject",
    facts: facts("IT-bedrijf Pixel8", "mw. Ten Brink", true),
    text: `Onderwerp: Stage ICT/MVI week 48 t/m 50

Geachte mevrouw Ten Brink,

Mijn naam is Sem. Voor mijn opleiding MVI (vmbo-kader) zoek ik een stageplek. Het gaat om week 48 tot en met week 50, op dinsdag en woensdag.

Bij Pixel8 maken jullie apps voor scholen. Onze school gebruikt jullie rooster-app! Ik programmeer zelf in Python en ik maak websites met HTML en CSS.

Hebben jullie plek voor een stagiair? Mijn cv heb ik meegestuurd als pdf.

Vriendelijke groeten,
Sem Okafor
klas M3A, Dalton Oost`,
    says: [],
  },
  {
    name: "a good mail to a nursery that starts with L.S.",
    facts: facts("Kwekerij van Leeuwen", "", false),
    text: `Onderwerp: vraag over stage (groen)

L.S.,

Ik ben Bram en ik zit op het vmbo groen in Boskoop. Ik zoek een stage van 12 januari tot 23 januari.

Kwekerij van Leeuwen ken ik van mijn vader. Hij koopt bij u planten voor zijn werk. Ik ben graag buiten en ik kan goed tegen kou.

Kan ik een keer langskomen?

Groet,
Bram`,
    says: [],
  },
  {
    name: "a good mail with a phone number still to ask at home",
    facts: facts("Zorgcentrum Lindehof", "mevrouw A. Yıldırım", true),
    text: `Onderwerp: Maatschappelijke stage Zorg & Welzijn

Geachte mevrouw Yıldırım,

Ik ben Fatima en ik doe Z&W op het Da Vinci College. Dit voorjaar, van 13 t/m 24 april, moeten wij op stage. Zorgcentrum Lindehof ligt naast onze school. Ik zie vaak bewoners in de tuin.

Met mijn oma maak ik elke week een puzzel. Zij heeft dementie. Ik weet dus hoe je rustig blijft als iemand iets vergeet.

Ik zou het fijn vinden als ik kennis mag maken. Kunt u mij laten weten wanneer dat kan?

Ik stuur mijn cv en motivatiebrief mee.

Met vriendelijke groet,
Fatima Zahra Bouzid
Telefoon: 06 (vraag ik eerst thuis)`,
    says: [],
  },
  {
    name: "a good mail with thanks before the end",
    facts: facts("Restaurant Eten & Meer", "Jean-Pierre", false),
    text: `Onderwerp: Stage keuken 8-19 juni

Beste Jean-Pierre,

Afgelopen zomer at ik bij Eten & Meer met mijn familie. De vis was heel lekker. Sinds die dag wil ik weten hoe een keuken werkt.

Op school volg ik HBR. We koken daar voor 40 gasten. Snijden en afwassen kan ik goed, en ik blijf rustig als het druk is.

Van 8 tot en met 19 juni heb ik stage. Is er bij u een plek vrij?

Ik hoor het graag. Alvast bedankt voor uw tijd!

Met vriendelijke groet,

Lotte v.d. Meer, klas 3C`,
    says: [],
  },
  {
    name: "a good mail with a joke and a colon",
    facts: facts("Scheepswerf Noord", "de heer Jansen-de Boer", true),
    text: `Onderwerp: Stage lassen in februari

Geachte heer Jansen-de Boer,

U spreekt met Tygo. O nee, dit is een mail. Ik ben Tygo Kramer, leerling PIE.

In februari (9 t/m 20) loop ik stage. Scheepswerf Noord bouwt schepen die ik vanaf de dijk kan zien. Mijn opa werkte er vroeger ook.

Wat ik kan: meten, zagen en een beetje lassen. 's Ochtends vroeg beginnen is geen probleem.

Mag ik bij u komen kijken? Bijgevoegd is mijn cv.

Hoogachtend,

T. Kramer
Vakschool Haven, klas 3`,
    says: [],
  },
  {
    name: "a good mail about every thursday",
    facts: facts("Kinderdagverblijf 't Zonnetje", "", false),
    text: `Onderwerp: Stage kinderdagverblijf, elke donderdag

Beste heer of mevrouw,

Mijn klas loopt dit jaar stage op elke donderdag. Ik ben Noa de Groot van praktijkschool De Brug. Ik vind 't Zonnetje leuk, want mijn broertje gaat erheen.

Ik lees graag voor. Ik maak ook muziek op mijn ukelele. Kleine kinderen vinden dat mooi.

Wilt u mij bellen of mailen? Dan kom ik langs.

Met vriendelijke groet,
Noa de Groot`,
    says: [],
  },
  // --- bad ones ------------------------------------------------------------------------------------------------------------
  {
    name: "the bad mail of the sheet",
    facts: facts("Tuincentrum De Esdoorn"),
    text: `hoi

ik moet van school op staje en ik hep nog niks. jullie zijn lekker dicht bij dus dat is makkelijk voor mij. planten zijn wel oke denk ik

ik kan bijna altijt, maar niet smorgens vroeg want dan ben ik moe

dus ja ik hoor het wel`,
    says: ["subjectEmpty", "greetingFriends", "companyMissing", "datesNone", "questionNone", "capitals", "closingNone", "nameNone"],
  },
  {
    name: "a mail that shouts, with emoji and the name of another reader and place",
    facts: facts("Woonzorghuis Beukenhof", "Yılmaz", true),
    text: `Onderwerp: STAGE!!!

Geachte heer Jansen,

Ik ben Daan Kuipers en ik zit in klas 3. Ik zoek een stage van 11 tot en met 22 mei. Ik wil graag in uw kapsalon werken. Ik vind oude mensen echt leuk 😂. Mag ik een keer langskomen?

Doei,
Daan`,
    says: ["subjectShort", "readerMissing", "companyMissing", "companyOther", "ik", "emoji", "shouting", "marks", "attachmentUnnamed", "closingFriends"],
  },
  {
    name: "a mail in the language of an app",
    facts: facts("Fietsenwinkel Wiel", ""),
    text: `Onderwerp: vraagje over stage
Yo,
Kan ik ff langskomen? Idk wnr maar mss in maart. Bij fietsenwinkel Wiel is het chill.
gr Sami`,
    says: ["greetingFriends", "app", "closingShort", "schoolNone"],
  },
  {
    name: "a mail with only a greeting in front and sentences that all begin with ik",
    facts: facts("Hotel Zeezicht"),
    text: `Onderwerp: stage in juni bij Hotel Zeezicht
Geachte heer of mevrouw
Ik ben Zofia. Ik zit in klas 3. Ik wil in juni bij Hotel Zeezicht werken. Ik kan goed koken. Ik hoop dat het mag.
Groetjes,
Zofia Nowak`,
    says: ["greetingComma", "questionNone", "ik", "closingFriends"],
  },
  {
    name: "a mail that names a cv which is not there, and a sentence without end",
    facts: facts("Kapsalon Krul", "Fatima El Amrani", false),
    text: `Onderwerp: stage in maart
Beste heer of mevrouw,
Mijn naam is Emre en ik zit op school en ik zoek een stage in maart en ik wil dat graag doen bij kapsalon Krul want ik knip mijn broers en dat vind ik leuk. Mijn cv zit bij deze mail. Wilt u mij bellen?
Met vriendelijke groet,`,
    says: ["readerKnown", "long", "attachmentMissing", "nameNone"],
  },
  {
    name: "a mail with openings that were never finished",
    facts: facts("Bakkerij Zon", "de wit"),
    text: `Onderwerp: stage in maart
Geachte mevrouw de Wit,
Mijn naam is … Ik zit in klas 3. In maart zoek ik een plek bij bakkerij Zon. Mag ik komen
Met vriendelijke groet,
Sanne`,
    says: ["readerCapital", "questionMark", "unfinished"],
  },
  {
    name: "a mail without a company and without a greeting",
    facts: facts(""),
    text: `Onderwerp: stage maart
Mijn naam is Yusra Haddad. Van school moet ik in maart op stage. Is er een plek?
Yusra Haddad`,
    says: ["greetingNone", "companyUnknown", "closingNone", "nameNone"],
  },
  {
    name: "a mail for a bakery that still speaks of the garage before it",
    facts: facts("Bakkerij Zon", ""),
    text: `Onderwerp: Stage bij bakkerij Zon in maart
Geachte heer of mevrouw,
In maart loop ik stage. In jullie mooie garage leer ik vast veel. Kan ik langskomen? Mijn school heet Torenveld.
Met vriendelijke groet,
Sam`,
    says: ["companyOther"],
  },
];
