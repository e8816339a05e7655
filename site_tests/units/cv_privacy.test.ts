/** What a cv is warned about, and what it may say freely. */

import { privateThings } from "../../browser/practice/cv/privacy.ts";
import { same, test } from "./runner.ts";

const found = (text: string): readonly string[] => privateThings(text, 2026);

test("a BSN is seen, plain, with points and after its name", () => {
  for (const text of ["111222333", "mijn nummer 111.222.333.", "1112 22 333", "BSN: 12"]) same([text, found(text)], [text, ["bsn"]]);
});

test("nine other digits are no BSN", () => {
  for (const text of ["123456789", "111222334", "000000000", "1112223334"]) same([text, found(text).includes("bsn")], [text, false]);
});

test("a date of birth is seen, in digits and in words", () => {
  for (const text of ["12-03-2011", "op 1/2/2010", "2011-03-12", "3 mei 2010", "Geboren in 2011", "12-3-10"]) {
    same([text, found(text)], [text, ["birth"]]);
  }
});

test("a date of what someone did is none", () => {
  for (const text of ["sinds 12-03-2025", "3 mei 2024", "in 2011", "2023-09-01", "mei"]) same([text, found(text)], [text, []]);
});

test("a street with a number and a postcode are seen", () => {
  for (const text of ["Dorpsstraat 12", "de Lange Weg 3 b", "Stationsplein 101A", "3311 AB Dordrecht"]) {
    same([text, found(text)], [text, ["address"]]);
  }
});

test("a street without a number and a number that counts something are none", () => {
  for (const text of ["helpen op het plein", "op straat 3 keer", "elke weg 2 jaar", "4 vmbo"]) same([text, found(text)], [text, []]);
});

test("a phone number is seen, mobile, fixed and from abroad", () => {
  for (const text of ["06 12345678", "0612345678", "bel 078-1234567", "+31 6 12345678", "0031612345678", "06-12 34 56 78"]) {
    same([text, found(text)], [text, ["phone"]]);
  }
});

test("other numbers are no phone number", () => {
  for (const text of ["ik ben 15", "2024-2025", "100 km", "van 8.30 tot 17.00", "12 kinderen van 3, 4 en 5"]) same([text, found(text)], [text, []]);
});
