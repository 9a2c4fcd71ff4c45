/** Something of an imported survey that is not there any more, or is there as something else. */
export interface Left {
  /** The name of the page or question; empty for the survey as a whole. */
  at: string;
  /** The property, or the type of a question. */
  what: string;
  /** In English, for whoever imports. */
  message: string;
}

/** Collects what is left behind. */
export interface Leaving {
  left: Left[];
  leave(at: string, what: string, message?: string): void;
}

export function leaving(): Leaving {
  const left: Left[] = [];
  return {
    left,
    leave(at, what, message = 'This is not known here and was left out.') {
      left.push({ at, what, message });
    },
  };
}

export type Loose = Record<string, unknown>;

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, or nothing where there is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
