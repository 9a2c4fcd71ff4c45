import { csvLine } from '#core/csv-line.ts';
import { linesOf, linesOfRules, rulesOfLines } from './lines.ts';
import type { Rule } from './matcher.ts';

/** A topic as it stands in a file: parent and department by name. */
export interface FiledTopic {
  name: string;
  parent: string;
  description: string;
  team: string;
  rules: Rule[];
  examples: Array<{ text: string; about: boolean }>;
}

const heads = ['name', 'parent', 'description', 'department', 'rules', 'about', 'not about'] as const;
type Head = (typeof heads)[number];

/** Topics as a CSV file (RFC 4180), with rules and examples one a line within their cell. */
export function csvOfTopics(topics: readonly FiledTopic[]): string {
  const rows = topics.map(({ name, parent, description, team, rules, examples }) => {
    const said = (about: boolean) => examples.flatMap((each) => (each.about === about ? [each.text] : [])).join('\n');
    return [name, parent, description, team, linesOfRules(rules), said(true), said(false)];
  });
  return [heads, ...rows].map(csvLine).join('');
}

const bare = (text: string): string => text.replace(/^'(?=[=+\-@\t])/, '').trim();

/** The topics of a file's rows; undefined where it has no column called name. Rows without a name are left out. */
export function topicsOfRows([first = [], ...rows]: readonly (readonly string[])[]): FiledTopic[] | undefined {
  const places = new Map(first.map((head, at) => [head.trim().toLowerCase(), at]));
  if (!places.has('name')) return undefined;
  const topics = rows.map((row): FiledTopic => {
    const at = (head: Head) => bare(row[places.get(head) ?? -1] ?? '');
    const said = (head: Head, about: boolean) => linesOf(at(head)).map((line) => ({ text: line, about }));
    return {
      ...{ name: at('name'), parent: at('parent'), description: at('description'), team: at('department') },
      rules: rulesOfLines(at('rules')),
      examples: [...said('about', true), ...said('not about', false)],
    };
  });
  return topics.filter(({ name }) => name !== '');
}
