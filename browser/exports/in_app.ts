/**
 * Is this page shown inside an app? Such a window has storage of its own, and most of them do nothing with a download: what a pupil makes
 * there is gone when the app closes it.
 */

/** Words in the browser's own line about itself, with the app's name. The last rows are any window in an app, whose name no one tells. */
const APPS: readonly (readonly [RegExp, string])[] = [
  [/Instagram/, "Instagram"],
  [/Snapchat/, "Snapchat"],
  [/FBA[NV]|FB_IAB/, "Facebook"],
  [/musical_ly|Bytedance|TikTok/i, "TikTok"],
  [/Magister/i, "Magister"],
  [/Teams/, "Teams"],
  [/; wv\)/, ""],
  [/\(iP(?:hone|ad|od).*AppleWebKit(?!.*Safari\/)/, ""],
];

/** Name of the app around this page, empty when it does not say; nothing in a browser of its own. */
export function appAround(userAgent: string): string | undefined {
  return APPS.find(([sign]) => sign.test(userAgent))?.[1];
}
