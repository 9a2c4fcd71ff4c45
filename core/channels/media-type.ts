/** Whether a text has the form of a media type: `image/png`. */
export function isMediaType(text: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+$/.test(text);
}

/** The media type that somebody gave a file, without parameters; bytes of any kind when it is none. */
export function mediaTypeOf(given: string | undefined): string {
  const type = (given ?? '').split(';', 1)[0]!.trim().toLowerCase();
  return isMediaType(type) ? type : 'application/octet-stream';
}
