/**
 * Reads aloud what the company says, when this device has a Dutch voice of its own. A voice that lives elsewhere would send the words
 * away: it is never used.
 */

function dutchVoice(): SpeechSynthesisVoice | undefined {
  if (typeof speechSynthesis === "undefined") return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith("nl"));
}

export interface Speaker {
  /** Tell when a voice is there; some browsers bring their voices late, most devices have none. */
  whenReady(ready: () => void): void;
  say(texts: readonly string[]): void;
  stop(): void;
}

export function makeSpeaker(): Speaker {
  return {
    whenReady(ready) {
      if (dutchVoice()) return ready();
      if (typeof speechSynthesis === "undefined" || !speechSynthesis.addEventListener) return;
      const wait = (): void => {
        if (!dutchVoice()) return;
        speechSynthesis.removeEventListener("voiceschanged", wait);
        ready();
      };
      speechSynthesis.addEventListener("voiceschanged", wait);
    },
    say(texts) {
      const voice = dutchVoice();
      if (!voice) return;
      speechSynthesis.cancel();
      for (const text of texts) {
        const speech = new SpeechSynthesisUtterance(text);
        speech.voice = voice;
        speech.lang = voice.lang;
        speechSynthesis.speak(speech);
      }
    },
    stop() {
      if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
    },
  };
}
