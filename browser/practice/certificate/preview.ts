/** The certificate on the screen, and the same on paper. */

import { certificateMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import { type Certificate, nameOn, signedAt, stay } from "./certificate.ts";

/** Names and sentences run the way their own letters run. */
const auto = { dir: "auto" } as const;

export function previewNodes(certificate: Certificate): readonly HTMLElement[] {
  const { tasks, praise, signers } = certificate;
  const parties = signers.length ? signers : [{ role: words.school, name: "" }, { role: words.company, name: "" }];
  return [
    make("h4", { class: "certificate-page__title" }, words.title),
    make("p", {}, words.given),
    make("h5", { class: "certificate-page__name", attributes: auto }, nameOn(certificate)),
    ...stay(certificate).map((line) => make("p", { class: "certificate-page__line", attributes: auto }, line)),
    make("h6", {}, words.tasks),
    make("ul", {}, ...(tasks.length ? tasks : [words.blank, words.blank, words.blank]).map((task) => make("li", { attributes: auto }, task))),
    ...(praise.trim() ? [make("h6", {}, words.praise), make("p", { class: "certificate-page__praise", attributes: auto }, praise)] : []),
    make("p", {}, words.well),
    ...(signedAt(certificate) ? [make("p", {}, `${words.signed}: ${signedAt(certificate)}`)] : []),
    make(
      "div",
      { class: "certificate-page__signers" },
      ...parties.map(({ role, name }) => make("div", {}, make("p", {}, make("strong", {}, role)), make("p", { attributes: auto }, name || words.blank), make("p", { class: "certificate-page__sign" }, words.signature))),
    ),
  ];
}
