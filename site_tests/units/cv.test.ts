/** From answers to a cv. */

import { capital, columnsOf, type Cv, type CvAnswers, cvHeading, cvOf, cvTitle, firstName } from "../../browser/core/cv.ts";
import { fileName } from "../../browser/core/text.ts";
import { same, test } from "./runner.ts";

const nothing: CvAnswers = {
  layout: "calm",
  withMotivation: true,
  details: {},
  school: {},
  experience: [],
  languages: [],
  levels: new Map(),
  qualities: {},
  leisure: {},
  motivation: "",
};

const all: CvAnswers = {
  layout: "side",
  withMotivation: true,
  details: { naam: { antwoord: " Yusra  El Amrani " }, woonplaats: { antwoord: "Dordrecht" }, mail: { antwoord: "" } },
  school: { school: { antwoord: "het Kompas" }, klas: { antwoord: "4" }, profiel: { antwoord: "Groen" }, vakken: { antwoord: "biologie" } },
  experience: [{ wat: "oppassen", wanneer: "sinds mei", geleerd: "rustig blijven" }, { wat: "", wanneer: "" }, { geleerd: "Ik leerde op tijd zijn." }],
  languages: [{ taal: "turks", niveau: "goed" }, { taal: "Engels" }, { niveau: "goed" }],
  levels: new Map([["goed", "goed"]]),
  qualities: { een: { kwaliteit: "netjes werken.", bewijs: " Mijn bank is leeg.\n\n Altijd. " }, twee: { kwaliteit: "" } },
  leisure: { een: { antwoord: "ijshockey" } },
  motivation: "Ik wil graag.\n\nBij u.",
};

const section = (cv: Cv, id: string): unknown => {
  const { heading, ...rest } = cv.sections.find((one) => one.id === id) ?? { heading: "" };
  return rest;
};

test("an empty sheet gives an empty cv that is called Cv", () => {
  const cv = cvOf(nothing);
  same([cv.sections, cvTitle(cv), cvHeading(cv)], [[], "Cv", "Cv"]);
});

test("only what was filled in stands in it, in reading order", () => {
  same(cvOf(all).sections.map(({ id }) => id), ["contact", "qualities", "experience", "school", "languages", "leisure", "motivation"]);
  same(cvOf({ ...nothing, leisure: all.leisure }).sections.map(({ id }) => id), ["leisure"]);
});

test("the name stands at the top, without spare spaces", () => {
  same([cvHeading(cvOf(all)), cvTitle(cvOf(all))], ["Yusra El Amrani", "Cv van Yusra El Amrani"]);
});

test("qualities with their proof, without empty rows and empty lines", () => {
  same(section(cvOf(all), "qualities"), {
    id: "qualities",
    kind: "entries",
    entries: [{ title: "Netjes werken", when: "", text: "Mijn bank is leeg.\nAltijd." }],
  });
});

test("what was learned says that it was learned, once", () => {
  same(section(cvOf(all), "experience"), {
    id: "experience",
    kind: "entries",
    entries: [
      { title: "Oppassen", when: "sinds mei", text: "Geleerd: rustig blijven" },
      { title: "", when: "", text: "Ik leerde op tijd zijn." },
    ],
  });
});

test("school, class, profile and subjects stand together", () => {
  same(section(cvOf(all), "school"), {
    id: "school",
    kind: "entries",
    entries: [{ title: "Het Kompas", when: "klas 4", text: "Profiel: Groen\nLeuke vakken: biologie" }],
  });
});

test("a language has its level in words, if it has one", () => {
  same(section(cvOf(all), "languages"), { id: "languages", kind: "list", items: ["Turks: goed", "Engels"] });
});

test("the motivation is left out when the pupil wants that", () => {
  same(cvOf({ ...all, withMotivation: false }).sections.some(({ id }) => id === "motivation"), false);
  same(section(cvOf(all), "motivation"), { id: "motivation", kind: "text", text: "Ik wil graag.\nBij u." });
});

test("contact, languages and hobbies stand at the side, in that layout only", () => {
  same(columnsOf(cvOf(all)).side.map(({ id }) => id), ["contact", "languages", "leisure"]);
  same(columnsOf(cvOf({ ...all, layout: "calm" })).side, []);
});

test("answers with names of prototypes and other shapes are no cv", () => {
  const hostile = { naam: { antwoord: 7 }, __proto__: { antwoord: "x" } } as unknown as CvAnswers["details"];
  same(cvOf({ ...nothing, details: hostile }), cvOf(nothing));
});

test("a capital is Dutch", () => {
  same(["ijs", "ébène", "öl", "", "3 jaar", "عربي"].map(capital), ["IJs", "Ébène", "Öl", "", "3 jaar", "عربي"]);
});

test("the file is called after the first name and the day", () => {
  const name = (cv: string, here: string): string => fileName("cv", { name: firstName(cv, here), group: "" }, new Date(2026, 10, 22), ".pdf");
  same(name("Fatima Amrani", ""), "cv_fatima_2026-11-22.pdf");
  same(name("Li Wei Chen", "li wei"), "cv_li-wei_2026-11-22.pdf");
  same(name("Işıl Öz", "Sanne"), "cv_isil_2026-11-22.pdf");
  same(name("", "Sanne"), "cv_sanne_2026-11-22.pdf");
  same(name("", ""), "cv_2026-11-22.pdf");
});
