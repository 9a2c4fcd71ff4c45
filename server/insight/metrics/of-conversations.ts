import type { Metric } from './metric.ts';

export const leftOut = 'Left out: what we began, what only machines wrote, spam.';
export const customersBegan = `Conversations that customers began in the period, by the day of their first message. ${leftOut}`;

const ofContacts = { side: 'service', object: 'contact', population: 'conversations', each: 'row' } as const;

/** How many, how many are open, and what became of them. */
export const metricsOfConversations = [
  {
    ...ofContacts,
    ...{ id: 'volume', name: 'Conversations begun', kind: 'behaviour', better: 'neither', control: 'outside' },
    where: 'begins',
    made: { type: 'count' },
    formula: () => 'How many conversations customers began. Counted, so without an interval.',
    counted: () => customersBegan,
  },
  {
    ...ofContacts,
    ...{ id: 'backlog', name: 'Open at the end', kind: 'fact', better: 'low', control: 'shared' },
    where: '1',
    made: { type: 'level', change: 'delta' },
    formula: () =>
      'How many conversations are open at the end of the day: begun or taken up again, and not resolved since.',
    counted: () => 'All conversations but spam, those that we began too.',
  },
  {
    ...ofContacts,
    ...{ id: 'first_contact', name: 'Resolved at first contact', kind: 'fact', better: 'high', control: 'shared' },
    where: `begins and outcome in ('once', 'again')`,
    made: { type: 'share', good: `outcome = 'once'` },
    formula: ({ firstContactDays }) =>
      `Resolved after one contact, and no other contact of the customer on any channel until ${firstContactDays} days after, of all resolved that long ago. A contact is a run of the customer’s messages; another begins after an hour of silence or, except in chat, after our answer. Any later contact counts as the same matter. Interval: Wilson, 95 %.`,
    counted: ({ firstContactDays }) =>
      `${customersBegan} Those still open and those resolved less than ${firstContactDays} days ago are not yet known and stand beside.`,
  },
  {
    ...ofContacts,
    ...{ id: 'reopened', name: 'Reopened', kind: 'fact', better: 'low', control: 'shared' },
    where: 'begins and closed_at > 0',
    made: { type: 'share', good: 'was_reopened' },
    formula: () => 'Taken up again at least once, of all that were resolved. Interval: Wilson, 95 %.',
    counted: () => `${customersBegan} Only those resolved at least once.`,
  },
] as const satisfies readonly Metric[];
