/** Gives a file to the pupil. */

/** Milliseconds that a download may need before its address is taken back. */
const GRACE = 60_000;

/** Download bytes under a name. Works from http, https and files, without a server. */
export function download(bytes: Uint8Array | Blob, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
}

/** True where this device can hand a file to another app (a phone, a tablet). */
export function canShare(file: File): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [file] });
}
