/** The first line of a mail, with the capitals of Dutch names. */

import { bareName, properName } from "../../browser/core/names.ts";
import { type Addressee, salutation, type Tone } from "../../browser/practice/mail-composer/salutation.ts";
import { same, test } from "./runner.ts";

const names: readonly (readonly [string, string])[] = [
  ["de wit", "De Wit"],
  ["De Wit", "De Wit"],
  ["DE WIT", "De Wit"],
  ["anna de wit", "Anna de Wit"],
  ["Anna De Wit", "Anna de Wit"],
  ["A. de Wit", "A. de Wit"],
  ["j.p. van der berg", "J.P. van der Berg"],
  ["van der berg", "Van der Berg"],
  ["Van Der Berg", "Van der Berg"],
  ["van den  heuvel", "Van den Heuvel"],
  ["'t hart", "'t Hart"],
  ["’t Hart", "’t Hart"],
  ["van 't hof", "Van 't Hof"],
  ["op 't land", "Op 't Land"],
  ["in ’t veld", "In ’t Veld"],
  ["Kofi van 't Hof", "Kofi van 't Hof"],
  ["ten brink", "Ten Brink"],
  ["uit den bogaard", "Uit den Bogaard"],
  ["ijssel", "IJssel"],
  ["van ijperen", "Van IJperen"],
  ["jansen-de wit", "Jansen-de Wit"],
  ["de vries-van den berg", "De Vries-van den Berg"],
  ["el amrani", "El Amrani"],
  ["fatima el amrani", "Fatima El Amrani"],
  ["Fatima el Amrani", "Fatima El Amrani"],
  ["ben ali", "Ben Ali"],
  ["al-sayed", "Al-Sayed"],
  ["Samira Al-Sayed", "Samira Al-Sayed"],
  ["da silva", "Da Silva"],
  ["Ana da Silva", "Ana da Silva"],
  ["Ana Da Silva", "Ana Da Silva"],
  ["di maria", "Di Maria"],
  ["von braun", "Von Braun"],
  ["McDonald", "McDonald"],
  ["o'brien", "O'Brien"],
  ["li wei", "Li Wei"],
  ["Nguyen Van Minh", "Nguyen Van Minh"],
  ["nguyễn thị mai", "Nguyễn Thị Mai"],
  ["yıldız", "Yıldız"],
  ["İpek Şahin", "İpek Şahin"],
  ["çelik", "Çelik"],
  ["öztürk", "Öztürk"],
  ["łukaszewicz", "Łukaszewicz"],
  ["nowak-kowalska", "Nowak-Kowalska"],
  ["محمد", "محمد"],
  ["李伟", "李伟"],
  ["boateng", "Boateng"],
  ["", ""],
];
for (const [typed, expected] of names) test(`the name ${JSON.stringify(typed)}`, () => same(properName(typed), expected));

const bares: readonly (readonly [string, string])[] = [
  ["mevrouw de wit", "de wit"],
  ["Mevr. De Wit,", "De Wit"],
  ["dhr. Arslan", "Arslan"],
  ["de heer Arslan", "Arslan"],
  ["Geachte heer Arslan,", "Arslan"],
  ["meneer", "meneer"],
  ["Heerma", "Heerma"],
  ["de Heer", "de Heer"],
  ["a\nb\u2028c", "a b c"],
];
for (const [typed, expected] of bares) test(`the name behind the title in ${JSON.stringify(typed)}`, () => same(bareName(typed), expected));

const lines: readonly (readonly [Addressee | "", Tone | "", string, string])[] = [
  ["mevrouw", "geachte", "de wit", "Geachte mevrouw De Wit,"],
  ["mevrouw", "geachte", "mevrouw Anna de Wit", "Geachte mevrouw Anna de Wit,"],
  ["mevrouw", "beste", "Van Der Berg", "Beste mevrouw Van der Berg,"],
  ["heer", "geachte", "dhr. arslan", "Geachte heer Arslan,"],
  ["heer", "beste", "'t hart", "Beste meneer 't Hart,"],
  ["heer", "geachte", "", "Geachte heer,"],
  ["naam", "beste", "kim bakker", "Beste Kim Bakker,"],
  ["naam", "geachte", "Robin", "Geachte Robin,"],
  ["naam", "geachte", " ", "Geachte heer of mevrouw,"],
  ["onbekend", "geachte", "wordt niet gebruikt", "Geachte heer of mevrouw,"],
  ["onbekend", "beste", "", "Beste heer of mevrouw,"],
  ["naam", "hoi", "kim", "Hoi Kim,"],
  ["onbekend", "hoi", "", "Hoi,"],
  ["", "geachte", "De Wit", ""],
  ["mevrouw", "", "De Wit", ""],
];
for (const [to, tone, name, expected] of lines) test(`the salutation for ${to} ${tone} ${name}`, () => same(salutation(to, tone, name), expected));
