import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a time',
};

const formats: Record<string, string> = {
  email: 'must be an e-mail address',
  url: 'must be a web address',
  datetime: 'must be a time such as 2026-03-01T09:30:00Z',
  date: 'must be a day such as 2026-03-01',
  uuid: 'must be a UUID',
};

function typeWords(issue: Extract<Issue, { code: 'invalid_type' }>): string {
  if (issue.input === undefined) return 'is missing';
  return `must be ${kinds[issue.expected] ?? issue.expected}`;
}

function sizeWords(origin: string, bound: string): string {
  if (origin === 'string') return `must be ${bound} characters long`;
  return origin === 'array' || origin === 'set' ? `must have ${bound} entries` : `must be ${bound}`;
}

type Sized = Extract<Issue, { code: 'too_small' | 'too_big' }>;

function sizeIssueWords(issue: Sized): string {
  const open = issue.inclusive === false;
  if (issue.code === 'too_big') return sizeWords(issue.origin, `${open ? 'less than' : 'at most'} ${issue.maximum}`);
  if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
  return sizeWords(issue.origin, `${open ? 'more than' : 'at least'} ${issue.minimum}`);
}

function choiceWords(values: readonly unknown[]): string {
  return values.length === 1 ? `must be ${String(values[0])}` : `must be one of ${values.map(String).join(', ')}`;
}

function unionWords({ options }: Extract<Issue, { code: 'invalid_union' }>): string {
  return Array.isArray(options) ? choiceWords(options) : 'does not fit any of the allowed forms';
}

/** Says in plain words what is wrong with a value; a schema's own words go before these. */
export function issueWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
    case 'too_big':
      return sizeIssueWords(issue);
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the right form';
    case 'invalid_value':
      return choiceWords(issue.values);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return unionWords(issue);
    default:
      return undefined;
  }
}
