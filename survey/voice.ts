/** A recording that is going on. */
export interface Recording {
  stop(): Promise<Blob>;
}

/** Longer than anybody tells; short enough to be sent. */
export const longestSeconds = 180;

/** Whether this browser can record a voice here. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;
}

/** Records the microphone until it is stopped. Throws where somebody says no. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start();
  const over = new Promise<Blob>((resolve) => {
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      resolve(new Blob(parts, { type: recorder.mimeType }));
    });
  });
  const tooLong = setTimeout(() => recorder.stop(), longestSeconds * 1000);
  return {
    stop() {
      clearTimeout(tooLong);
      if (recorder.state !== 'inactive') recorder.stop();
      return over;
    },
  };
}
