/**
 * Is this page shown inside an app? Such a window has storage of its own, and most of them do nothing with a download: what a pupil makes
 * there is gone when the app closes it.
 */

/** Words in the browser's own line about itself, with the app's name where the word is not that. The last rows: any app, whose name no one tells. */
const APPS: readonly (readonly [sign: RegExp, name?: string])[] = [
  [/Instagram|Snapchat|Magister|Teams/],
  [/FBA[NV]|FB_IAB/, "Facebook"],
  [/musical_ly|Bytedance|TikTok/i, "TikTok"],
  [/; wv\)/, ""],
  [/\(iP(?:hone|ad|od).*AppleWebKit(?!.*Safari\/)/, ""],
];

/** Name of the app around this page, empty when it does not say; nothing in a browser of its own. */
export function appAround(userAgent: string): string | undefined {
  for (const [sign, name] of APPS) {
    const found = sign.exec(userAgent);
    if (found) return name ?? found[0];
  }
  return undefined;
}
