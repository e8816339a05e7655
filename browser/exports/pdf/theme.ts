/** How the PDF looks: measures in points on A4, one accent colour, text that stays readable in black and white. */

export type Weight = "regular" | "bold";

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  readonly lineHeight: number;
  readonly color: string;
}

export const sheet = { width: 595.28, height: 841.89, left: 62, right: 533.28, top: 62, bottom: 772 } as const;
export const contentWidth = sheet.right - sheet.left;

export const colors = {
  ink: "#1a1a1a",
  /** 7 : 1 on white. */
  soft: "#595959",
  accent: "#0f5c63",
  /** Lines that only guide the eye. */
  rule: "#8fb0b3",
} as const;

const style = (weight: Weight, size: number, spacing: number, color: string): TextStyle => ({
  weight,
  size,
  lineHeight: size * spacing,
  color,
});

export const styles = {
  cover: style("bold", 32, 1.2, colors.accent),
  title: style("bold", 23, 1.22, colors.accent),
  section: style("bold", 15, 1.3, colors.accent),
  question: style("bold", 11.5, 1.35, colors.ink),
  body: style("regular", 11, 1.42, colors.ink),
  label: style("bold", 11, 1.42, colors.ink),
  note: style("regular", 11, 1.42, colors.soft),
  meta: style("regular", 10, 1.45, colors.soft),
  metaValue: style("bold", 10, 1.45, colors.ink),
  footer: style("regular", 8.5, 1.4, colors.soft),
} as const;

/** Where the answer starts: right of the question's number. */
export const answerIndent = 24;
