import { openTimesOf, waitsOf, type Moment, type Stretch } from './course.ts';

/** What a company looks at over all its conversations. */
export const serviceTimeKinds = ['first', 'next', 'resolution', 'bot'] as const;
export type ServiceTimeKind = (typeof serviceTimeKinds)[number];

/** One time of service of a conversation, in epoch milliseconds. */
export interface ServiceTime {
  kind: ServiceTimeKind;
  /** Among those of its kind, from 0. */
  place: number;
  from: number;
  /** Null: it goes on. */
  until: number | null;
  /** Ended without what was waited for: the matter was settled before anybody answered. At least so long. */
  dropped: boolean;
  /** Who answered. */
  by: string | null;
}

type Part = Pick<ServiceTime, 'from' | 'until' | 'dropped' | 'by'>;

const part = ({ from, until, ended }: Stretch, more: Partial<Part> = {}): Part => ({
  from,
  until: ended ? until : null,
  dropped: false,
  by: null,
  ...more,
});

const byBeginning = (a: Part, b: Part) => a.from - b.from;

/**
 * The times of service of a conversation that a customer began, of its moments in their order. None where we wrote first: what an
 * answer to that took says nothing of how long customers wait. What was settled unanswered and never answered later has its last
 * wait as the first response that did not come.
 */
export function serviceTimesOf(moments: readonly Moment[], now: number): ServiceTime[] {
  const asked = moments.find(({ what }) => what === 'asked' || what === 'answered');
  if (asked?.what !== 'asked') return [];
  const { forPerson, endedByBot, dropped } = waitsOf(moments, now);
  const unanswered = dropped.map((wait) => part(wait, { dropped: true }));
  const responses = forPerson.map((wait) => part(wait, { by: wait.by }));
  const first = responses[0] ?? unanswered.at(-1);
  const later = first === undefined ? [] : [...responses, ...unanswered].filter(({ from }) => from > first.from);
  const whole = openTimesOf(moments, now).at(-1);
  const kinds: Record<ServiceTimeKind, Part[]> = {
    first: first === undefined ? [] : [first],
    next: responses.length === 0 ? [] : later.toSorted(byBeginning),
    resolution: whole === undefined ? [] : [part({ ...whole, from: asked.at })],
    bot: endedByBot.map((wait) => part(wait)),
  };
  return serviceTimeKinds.flatMap((kind) => kinds[kind].map((each, place) => ({ kind, place, ...each })));
}
