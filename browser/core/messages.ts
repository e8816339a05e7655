/** Every Dutch sentence that the script can show a person. Level A2: short, active, one idea each. */

export const messages = {
  time: {
    months: /* @__PURE__ */ "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
    days: /* @__PURE__ */ "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag".split(" "),
    clock: (time: string) => `${time} uur`,
    moment: (day: string, time: string) => `${day} om ${time} uur`,
  },
  sheet: {
    title: (number: string, title: string) => `Werkblad ${number}: ${title}`,
  },
  notice: {
    name: "Melding",
  },
  status: {
    new: "Nog niet begonnen",
    busy: "Bezig",
    done: "Klaar",
  },
  save: {
    empty: "Je werk wordt op dit apparaat bewaard.",
    saving: "Bewaren …",
    saved: (time: string) => `Bewaard op dit apparaat, ${time}.`,
    blocked: "Let op: deze browser bewaart niets. Download je werk, dan raak je niets kwijt.",
    full: "Let op: de opslag van dit apparaat is vol. Download je werk, dan raak je niets kwijt.",
  },
  report: {
    open: "Nog niet ingevuld",
    other: "iets anders",
    rowHeading: "Zin",
    yourChoice: "Jouw keuze",
    step: (value: number, steps: number) => `${value} van ${steps}`,
    scale: (low: string, steps: number, high: string) => `Cijfer (1 = ${low}, ${steps} = ${high})`,
    yes: "ja",
    unplaced: "Eerdere antwoorden",
    unplacedIntro: "Deze antwoorden horen bij een oudere vraag. We bewaren ze voor je.",
    tab: "Uit een ander tabblad",
    folderTitle: "Mijn stagemap",
    cardAnswers: "Mijn antwoorden op de kaarten",
  },
  question: {
    moved: (label: string, place: number, total: number) => `${label} staat nu op plek ${place} van ${total}.`,
    picked: (count: number, advised: number) => `Je hebt er nu ${count} van ${advised}.`,
    rowName: (name: string, number: number) => `${name.charAt(0).toUpperCase()}${name.slice(1)} ${number}`,
    rowRemove: (title: string) => `${title} weghalen`,
    rowRemoved: (title: string) => `${title} is weg. Met Zet terug haal je de rij terug.`,
    rowAdded: (title: string) => `${title} staat klaar.`,
    rowBack: (title: string) => `${title} is terug.`,
  },
  sections: {
    of: (number: number, total: number) => `Deel ${number} van ${total}`,
    next: "Volgend deel",
    previous: "Vorig deel",
  },
  check: {
    title: "Dit heb je gedaan",
    allDone: "Alles is ingevuld. Goed gedaan.",
    open: (count: number) => (count === 1 ? "Er staat nog 1 vraag open." : `Er staan nog ${count} vragen open.`),
    mayStayOpen: "Dat mag. Je kunt ook zo downloaden.",
    filled: "Ingevuld",
    empty: "Nog niet ingevuld",
    skippable: "Mag je overslaan",
    change: "Pas aan",
    fill: "Vul in",
    question: (number: number, text: string) => `vraag ${number}: ${text}`,
  },
  gate: {
    title: "Is dit jouw werk?",
    text: (moment: string) => `Op dit apparaat staat werk van een eerdere keer.${moment && ` Het is bewaard op ${moment}.`}`,
    yes: "Ja, verder",
    no: "Nee, begin opnieuw",
    strangerTitle: "Werk van iemand anders",
    strangerText: "Wil je het werk eerst downloaden? Dan raakt de ander niets kwijt. Daarna halen we het weg.",
    strangerDownload: "Download het werk",
    strangerWipe: "Haal weg en begin",
    back: "Terug",
  },
  pupil: {
    title: "Van wie is dit werk?",
    text: "Je naam en klas komen in het bestand. Invullen mag, maar het hoeft niet. Er wordt niets verstuurd.",
    name: "Voornaam (of voornamen van je groepje)",
    group: "Klas",
    download: "Download",
    cancel: "Annuleer",
  },
  finish: {
    title: "Doorgaan",
    text: "Vul je naam en klas in. Klik daarna op Afronden. Dan downloaden we je antwoorden. Er wordt niets verstuurd.",
    what: "Wat wil je downloaden?",
    cards: "mijn antwoorden op de kaarten",
    folder: "mijn hele stagemap",
    finish: "Afronden",
  },
  exporting: {
    busy: "Je pdf wordt gemaakt …",
    done: (name: string) => `Je bestand staat bij je downloads. Het heet ${name}.`,
    next: "Mail het naar je docent. Bewaar het zelf ook, want zo kun je verder.",
    mail: "Mail je docent",
    share: "Delen",
    close: "Sluit",
    mailSubject: (title: string) => title,
    mailBody: (title: string, name: string, file: string) =>
      `Beste docent,\n\nHier is mijn werk: ${title}.\nHet bestand ${file} zit bij deze mail.\n\nGroeten,\n${name}`,
    failed: "De pdf lukt niet. Je antwoorden staan nog op dit apparaat. Laad de pagina opnieuw en probeer het nog eens.",
    nothing: "Je hebt nog niets ingevuld. Kies eerst een werkblad.",
    backup: "Download een reservebestand",
  },
  opening: {
    drop: "Laat je bestand hier los.",
    busy: "Je bestand wordt gelezen …",
    opened: (count: number) => (count === 1 ? "Je werk is geopend." : `Je werk is geopend: ${count} werkbladen.`),
    undo: "Maak ongedaan",
    undone: "Alles staat weer zoals het was.",
    unknownSheets: "Een deel past niet op deze site. Dat bewaren we ook.",
    mergeTitle: "Er staat al werk",
    mergeText: (here: string, file: string) =>
      `Op dit apparaat staat werk van ${here}. In je bestand staat werk van ${file}.`,
    mergeReplace: "Vervang alles door mijn bestand",
    mergeFill: "Vul alleen lege vragen",
    mergeCancel: "Annuleer",
    unknownMoment: "een eerdere keer",
  },
  failures: {
    NOT_OURS: "In dit bestand zit geen werk van Op stage. Kies de pdf die je hier hebt gedownload, niet een print.",
    DAMAGED: "Dit bestand is stuk. Probeer een andere kopie, bijvoorbeeld uit je mail.",
    TOO_NEW: "Dit bestand is van een nieuwere Op stage. Laad deze pagina opnieuw en probeer het nog eens.",
    OTHER_SITE: "Dit bestand hoort bij een andere school. Open het op de site van die school.",
    EMPTY: "In dit bestand staan geen antwoorden. Kies een ander bestand.",
    TOO_BIG: "Dit bestand is te groot. Kies de pdf die je hier hebt gedownload.",
  },
  wipe: {
    done: "De antwoorden zijn gewist.",
    undo: "Zet terug",
    undone: "Je antwoorden staan er weer.",
    nothing: "Er was niets om te wissen.",
  },
  leave: {
    title: "Klaar op deze computer",
    text: "We downloaden eerst al je werk. Daarna halen we het van deze computer. De volgende ziet dan niets van jou.",
    start: "Download en haal weg",
    wipeOnly: "Er is geen werk om te downloaden. We halen alleen je naam en klas weg.",
    saved: (name: string) => `Je werk zit in het bestand ${name}. Kijk of je het hebt.`,
    confirm: "Ik heb het bestand. Haal alles weg",
    emptied: "Deze computer is leeg. We hebben het nagekeken: er staat niets meer van jou.",
    notEmptied: "Niet alles is weg. Sluit de browser en wis de geschiedenis.",
  },
  tabs: {
    changed: "Je werkte ook in een ander tabblad. De nieuwste antwoorden staan hier nu ook.",
    conflict: "In een ander tabblad stond iets anders. We bewaarden het onderaan bij Eerdere antwoorden.",
    wiped: "Dit werk is in een ander tabblad gewist.",
    storageWiped: "De browser heeft je werk gewist. We hebben alles van deze pagina opnieuw bewaard.",
  },
  start: {
    resume: "Verder waar je was:",
    reminder: "Je hebt al een paar dagen niets gedownload. Download je stagemap, want een browser kan werk wissen.",
  },
  search: {
    title: "Zoeken",
    label: "Waar zoek je naar?",
    close: "Sluit",
    none: "Niets gevonden. Probeer een ander woord.",
    found: (count: number) => (count === 1 ? "1 pagina gevonden." : `${count} pagina’s gevonden.`),
    failed: "Zoeken lukt nu niet. Laad de pagina opnieuw.",
  },
  practice: {
    failed: "Het oefenen start niet. Laad de pagina opnieuw. Je antwoorden zijn bewaard.",
  },
  print: {
    name: "Naam",
    group: "Klas",
    date: "Datum",
  },
} as const;

/** The board: a practice tool in big type, for a class. */
export const boardMessages = {
  close: "Sluit het bord",
  next: "Volgende",
  previous: "Vorige",
} as const;

/** Every word that the PDF itself shows or says. Apart from the rest, so that pages do not load it. */
export const pdfMessages = {
  creator: "Op stage",
  untitledSheet: "Werkblad",
  untitledQuestion: "Vraag",
  untitledReport: "Mijn stage",
  name: "Naam",
  group: "Klas",
  date: "Datum",
  school: "School",
  status: "Status",
  goal: "Doel",
  notGiven: "niet ingevuld",
  lastChange: (date: string): string => `laatst gewijzigd op ${date}`,
  subject: "Ingevuld werkblad. De antwoorden zitten als bestand in deze pdf.",
  attachmentDescription: "De antwoorden, om later mee verder te werken",
  contents: "Inhoud",
  contentsLink: (title: string): string => `Ga naar ${title}`,
  sheetsCaption: "Werkbladen in deze map",
  sheetColumn: "Werkblad",
  changedColumn: "Laatst gewijzigd",
  checked: "Aangekruist: ",
  unchecked: "Niet aangekruist: ",
  chosen: "Gekozen: ",
  notChosen: "Niet gekozen: ",
  unplaced: "Antwoorden zonder vraag",
  unplacedIntro: "Deze antwoorden horen bij een eerdere versie van dit werkblad. Ze zijn bewaard.",
  groupInFooter: (group: string): string => `klas ${group}`,
  page: (number: number, total: number): string => `Bladzijde ${number} / ${total}`,
  bullet: "•",
} as const;

export type FailureCode = keyof typeof messages.failures;

/** Words of the timer that practice tools share. */
export const timerMessages = {
  name: "Tijd",
  lengths: "Hoe lang?",
  start: "Start",
  pause: "Pauze",
  resume: "Verder",
  again: "Opnieuw",
  sign: "Zacht geluid aan het eind",
  length: (seconds: number): string => {
    const minutes = Math.floor(seconds / 60);
    const parts = [minutes ? (minutes === 1 ? "1 minuut" : `${minutes} minuten`) : "", seconds % 60 ? `${seconds % 60} ${seconds % 60 === 1 ? "seconde" : "seconden"}` : ""];
    return parts.filter(Boolean).join(" en ") || "0 seconden";
  },
  ready: (left: string): string => `De tijd staat op ${left}.`,
  started: (left: string): string => `De tijd loopt. Je hebt ${left}.`,
  paused: (left: string): string => `Pauze. Je hebt nog ${left}.`,
  half: (left: string): string => `De helft is om. Je hebt nog ${left}.`,
  last: (left: string): string => `Nog ${left}.`,
  ended: "De tijd is om.",
} as const;

/** Words of a stack of cards that practice tools share. */
export const deckMessages = {
  draw: "Pak een kaart",
  left: (count: number): string => (count === 1 ? "Nog 1 kaart op de stapel." : `Nog ${count} kaarten op de stapel.`),
  shuffle: "De stapel is op. Daarna schudden we opnieuw.",
} as const;
