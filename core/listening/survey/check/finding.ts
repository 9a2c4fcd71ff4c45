/** What can be wrong with a definition; an `error` keeps it from being published, a `hint` does not. */
export const findingCodes = {
  'duplicate-name': 'error',
  'duplicate-choice': 'error',
  'unreadable-expression': 'error',
  'unreadable-pattern': 'error',
  'costly-pattern': 'error',
  'unknown-name': 'error',
  'unknown-piped': 'hint',
  loop: 'error',
  'no-question': 'error',
  'empty-page': 'hint',
  'never-shown': 'hint',
  'asked-later': 'hint',
  'no-such-choice': 'hint',
  'skips-back': 'hint',
  'no-choices': 'error',
  'wrong-limits': 'error',
  'wrong-scale': 'error',
  'too-large': 'error',
  'too-long': 'hint',
  'missing-language': 'hint',
} as const;

export type FindingCode = keyof typeof findingCodes;

export interface Finding {
  code: FindingCode;
  severity: 'error' | 'hint';
  /** The name of the page or question; empty for the survey as a whole. */
  at: string;
  /** Which of its properties, if one. */
  property?: string;
  /** In English, whole: whoever shows it in another language has the code and `detail`. */
  message: string;
  /** What the message speaks of: a name, a language, minutes. */
  detail?: string;
}

/** A finding of its code. */
export function finding(code: FindingCode, rest: Omit<Finding, 'code' | 'severity'>): Finding {
  return { code, severity: findingCodes[code], ...rest };
}
