import type { BusinessClock } from '#core/time/business-clock.ts';
import { openTimesOf, waitsOf, type Moment, type Stretch } from './course.ts';

/** How long something took, or has taken so far, in milliseconds. */
export interface Length {
  calendar: number;
  /** Of it, in opening hours. */
  business: number;
  /** False: it goes on, and is at least so long. */
  ended: boolean;
}

export type Response = Length & {
  /** Whoever answered, not whoever had the conversation. */
  by: string | null;
};

export interface ServiceFacts {
  /** Null: the customer asked nothing, or it was settled without an answer. */
  firstResponse: Response | null;
  /** Answers to what the customer wrote after that. */
  nextResponses: Response[];
  /** From the beginning to the resolution that holds, with what lay between two of them. */
  resolution: Length | null;
  /** Only the time in which it was open. */
  handling: Length;
  /** Waits that a bot ended. */
  botResponses: Length[];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The facts of service of a conversation until now, of its moments in their order, in calendar time and in opening hours. */
export function serviceFactsOf(
  moments: readonly Moment[],
  { now, clock }: { now: number; clock: Pick<BusinessClock, 'between'> },
): ServiceFacts {
  const { forPerson, endedByBot } = waitsOf(moments, now);
  const open = openTimesOf(moments, now);
  const lengthOf = ({ from, until, ended }: Stretch): Length => ({
    calendar: until - from,
    business: clock.between(from, until),
    ended,
  });
  const responses = forPerson.map((wait) => ({ ...lengthOf(wait), by: wait.by }));
  const stretches = open.map(lengthOf);
  const [first, last] = [open[0], open.at(-1)];
  return {
    firstResponse: responses[0] ?? null,
    nextResponses: responses.slice(1),
    resolution:
      first === undefined || last === undefined
        ? null
        : lengthOf({ from: first.from, until: last.until, ended: last.ended }),
    handling: {
      calendar: sum(stretches.map(({ calendar }) => calendar)),
      business: sum(stretches.map(({ business }) => business)),
      ended: last?.ended ?? true,
    },
    botResponses: endedByBot.map(lengthOf),
  };
}
