import type { Source } from './source.ts';

/** The total order of the house: a domain may import only from those before it. */
export const domains = [
  'platform',
  'people',
  'customers',
  'touchpoints',
  'channels',
  'desk',
  'selfservice',
  'listening',
  'journeys',
  'brand',
  'care',
  'insight',
  'main',
];

/** Everything the rules look at. */
export interface House {
  sources: Source[];
  /** Files that are not TypeScript (migrations, READMEs), by path. */
  texts: ReadonlyMap<string, string>;
}

export interface Violation {
  file: string;
  line: number;
  message: string;
}

export interface Rule {
  name: string;
  check(house: House): Violation[];
}

/** The domain of a file in server/, or undefined. */
export function domainOf(file: string): string | undefined {
  const [root, domain] = file.split('/');
  return root === 'server' && domain !== undefined && domains.includes(domain) ? domain : undefined;
}

export function isTest(file: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(file);
}

/** Whether `other` stands left of `domain` in the order. */
export function isLeftOf(other: string, domain: string): boolean {
  return domains.indexOf(other) < domains.indexOf(domain);
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
