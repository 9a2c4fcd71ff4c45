import { t } from '@lingui/core/macro';
import type { Plain, Row, RowComparison } from '#core/listening/survey/condition/rows.ts';
import type { Subject, SubjectKind } from '#core/listening/survey/condition/subjects.ts';

const words: Record<RowComparison, string> = {
  equal: t({ message: 'is', context: 'comparison' }),
  notequal: t({ message: 'is not', context: 'comparison' }),
  less: t`is less than`,
  lessorequal: t`is at most`,
  greater: t`is more than`,
  greaterorequal: t`is at least`,
  contains: t({ message: 'contains', context: 'comparison' }),
  notcontains: t`does not contain`,
  anyof: t`is one of`,
  allof: t`has all of`,
  noneof: t`is none of`,
  empty: t`was not answered`,
  notempty: t`was answered`,
};

const wordsOfKind: { [K in SubjectKind]?: Partial<Record<RowComparison, string>> } = {
  choices: { anyof: t`has one of`, noneof: t`has none of` },
  date: {
    less: t({ message: 'is before', context: 'a day' }),
    lessorequal: t`is on or before`,
    greater: t({ message: 'is after', context: 'a day' }),
    greaterorequal: t`is on or after`,
  },
};

const offered: Record<SubjectKind, readonly RowComparison[]> = {
  choice: ['equal', 'notequal', 'anyof', 'noneof', 'notempty', 'empty'],
  choices: ['contains', 'notcontains', 'anyof', 'allof', 'noneof', 'notempty', 'empty'],
  number: ['equal', 'notequal', 'less', 'lessorequal', 'greater', 'greaterorequal', 'notempty', 'empty'],
  date: ['equal', 'notequal', 'less', 'lessorequal', 'greater', 'greaterorequal', 'notempty', 'empty'],
  words: ['contains', 'notcontains', 'equal', 'notequal', 'notempty', 'empty'],
  any: ['notempty', 'empty'],
};

const lists = new Set<RowComparison>(['anyof', 'allof', 'noneof']);

/** How an answer can be compared, the way it is compared now among them. */
export function comparisonsFor(kind: SubjectKind, now: RowComparison): Array<{ value: RowComparison; label: string }> {
  const all = offered[kind].includes(now) ? offered[kind] : [...offered[kind], now];
  return all.map((value) => ({ value, label: wordsOfKind[kind]?.[value] ?? words[value] }));
}

/** Whether several values stand in a row. */
export function takesSeveral({ comparison, value }: Row): boolean {
  return lists.has(comparison) || Array.isArray(value);
}

function firstValue({ options, kind }: Subject): Plain {
  return options?.[0]?.value ?? (kind === 'number' ? 0 : '');
}

/** The same row compared otherwise; its value stays as far as it still fits. */
export function comparedBy({ name, value }: Row, comparison: RowComparison, subject: Subject): Row {
  if (comparison === 'empty' || comparison === 'notempty') return { name, comparison };
  const values = [value ?? firstValue(subject)].flat();
  const [first = firstValue(subject)] = values;
  return { name, comparison, value: lists.has(comparison) ? values : first };
}

/** A row that begins to ask about something. */
export function rowAbout(subject: Subject): Row {
  return comparedBy({ name: subject.name, comparison: 'notempty' }, offered[subject.kind][0]!, subject);
}
