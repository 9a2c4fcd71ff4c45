import { t } from '@lingui/core/macro';
import type { Happening } from '#core/desk/happenings.ts';

/** What each happening is called in the settings. */
export const happeningNames: Readonly<Record<Happening, { label: string; about: string }>> = {
  assigned: { label: t`Given to me`, about: t`A colleague gives you a conversation.` },
  answer: { label: t`The customer writes`, about: t`In a conversation that you have.` },
  mention: { label: t`Asked in`, about: t`A colleague names you in a note or asks you into a conversation.` },
  promise: { label: t`My promise is due`, about: t`At its reminder, and when its time is over.` },
  woken: { label: t`Awake again`, about: t`What you have or follow was snoozed, and its time has come.` },
  unassigned: {
    label: t`New, and nobody has it`,
    about: t`In the queue of your team; in no queue, if you are in no team.`,
  },
};

const sentences: Readonly<Record<Happening, (by: string) => string>> = {
  assigned: (by) => (by === '' ? t`Given to you` : t`${by} gave you this`),
  answer: () => t`Wrote to you`,
  mention: (by) => t`${by} asked you in`,
  promise: () => t`A promise of yours is due`,
  woken: (by) => (by === '' ? t`Awake again: its time has come` : t`${by} woke this`),
  unassigned: () => t`Nobody has this yet`,
};

/** What a notification says below the customer's name. */
export function ringWords({ happening, by }: { happening: Happening; by: string }, subject: string): string {
  const sentence = sentences[happening](by);
  return subject === '' ? sentence : `${sentence} · ${subject}`;
}
