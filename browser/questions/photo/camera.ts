/** The camera of a laptop, which opens no camera for a file field. Only where the browser has one to give: not on plain http. */

import { photoMessages } from "../../core/messages.ts";
import { ask } from "../_parts/dialog.ts";
import { button, make } from "../_parts/elements.ts";

const words = photoMessages.camera;

/** True where this page can ask for a camera and the device is no phone, which has a better way. */
export function hasCamera(): boolean {
  return "mediaDevices" in navigator && !matchMedia("(pointer: coarse)").matches;
}

function still(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** A photo by this device's camera; nothing when the pupil stops. Rejects when there is no camera to be had. */
export async function takePhoto(): Promise<File | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, facingMode: "environment" } });
  const video = make("video", { class: "photos__camera", attributes: { "aria-label": words.image } });
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    await video.play();
    const isTaken = ask<boolean>({
      title: words.title,
      body: [video],
      buttons: (close) => [button(words.click, () => close(true), { primary: true, action: "camera-click" }), button(words.stop, () => close(false))],
      cautious: false,
    });
    const blob = (await isTaken) ? await still(video) : null;
    return blob && new File([blob], photoMessages.taken);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
