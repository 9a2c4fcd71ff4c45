import type { Happening } from '#core/desk/happenings.ts';

/** What each happening is called in the settings. */
export const happeningNames: Readonly<Record<Happening, { label: string; about: string }>> = {
  assigned: { label: 'Given to me', about: 'A colleague gives you a conversation.' },
  answer: { label: 'The customer writes', about: 'In a conversation that you have.' },
  mention: { label: 'Asked in', about: 'A colleague names you in a note or asks you into a conversation.' },
  promise: { label: 'My promise is due', about: 'At its reminder, and when its time is over.' },
  woken: { label: 'Awake again', about: 'What you have or follow was snoozed, and its time has come.' },
  unassigned: {
    label: 'New, and nobody has it',
    about: 'In the queue of your team; in no queue, if you are in no team.',
  },
};

const sentences: Readonly<Record<Happening, (by: string) => string>> = {
  assigned: (by) => (by === '' ? 'Given to you' : `${by} gave you this`),
  answer: () => 'Wrote to you',
  mention: (by) => `${by} asked you in`,
  promise: () => 'A promise of yours is due',
  woken: (by) => (by === '' ? 'Awake again: its time has come' : `${by} woke this`),
  unassigned: () => 'Nobody has this yet',
};

/** What a notification says below the customer's name. */
export function ringWords({ happening, by }: { happening: Happening; by: string }, subject: string): string {
  const sentence = sentences[happening](by);
  return subject === '' ? sentence : `${sentence} · ${subject}`;
}
