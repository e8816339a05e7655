/** The model of an agreement as the build gives it (hooks/opstage/agreement.py): worksheets/overeenkomst/<region>.yml, and the school's part. */

import type { Region } from "../../core/definition.ts";

/** Where a line is filled from: the same names as in SOURCES of hooks/opstage/agreement.py. */
export type Source =
  | "name" | "class" | "school" | "school-address" | "school-phone" | "coordinator" | "company" | "company-address"
  | "period" | "days" | "week" | "pause" | "week-hours" | "work" | "goals" | "guide-company" | "guide-school" | "talks"
  | "assessment" | "insurance" | "money" | "costs" | "ill-company" | "ill-school" | "clothes" | "bring";

export interface AgreementField {
  readonly id: string;
  readonly label: string;
  /** Empty: a line that stays open. */
  readonly source: Source | "";
  /** Lines to write on when it is open. */
  readonly lines: number;
}

export interface AgreementTable {
  readonly caption: string;
  readonly row_heading: string;
  readonly columns: readonly string[];
  /** Label, cells, and the rule behind them. */
  readonly rows: readonly (readonly [string, readonly string[], unknown])[];
}

export interface AgreementPartText {
  readonly id: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly fields: readonly AgreementField[];
  readonly table: AgreementTable | null;
}

export interface AgreementText {
  readonly region: Region;
  readonly title: string;
  readonly model: readonly string[];
  readonly copies: number;
  /** For whom each copy is; the school may ask for another number. */
  readonly one_for: readonly string[];
  readonly parties: readonly { readonly id: string; readonly role: string }[];
  readonly signing: string;
  readonly parts: readonly AgreementPartText[];
  /** What the school filled in. */
  readonly school: { readonly [source in Source]?: string };
}
