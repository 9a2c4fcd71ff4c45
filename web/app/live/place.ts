// The place in the log up to which what was loaded first is known to be complete: the stream begins there, so that
// nothing is missed between the first answer and the first event.

let first: string | undefined;

/** Remembers where the log stood when the first answer was made. */
export function notePlace(headers: Headers): void {
  first ??= headers.get('x-live-position') ?? undefined;
}

/** Where the log stood then. */
export function firstPlace(): string | undefined {
  return first;
}
