import { mayRemember } from './both/consent-kind.ts';
import { randomId } from './both/random-id.ts';
import { consentNow } from './consent.ts';
import { forLong, forVisit, type Keep } from './keep.ts';
import type { Config } from './wire.ts';

const marks = ['token', 'anonymousId', 'signedIn'] as const;
type Mark = (typeof marks)[number];

/** What makes a visitor known again: on the device where that is allowed, else for this visit. */
export function openMarks(config: Config) {
  const kept = (): Keep => (mayRemember(consentNow(config)) ? forLong : forVisit);
  const keeper = {
    get: (mark: Mark) => forVisit.get<string>(mark) ?? forLong.get<string>(mark),
    set(mark: Mark, value: string): void {
      keeper.remove(mark);
      kept().set(mark, value);
    },
    remove(mark: Mark): void {
      for (const keep of [forVisit, forLong]) keep.remove(mark);
    },
    /** To where they belong after another answer to consent. */
    move(): void {
      for (const mark of marks) {
        const value = keeper.get(mark);
        if (value !== undefined) keeper.set(mark, value);
      }
    },
    anonymousId(): string {
      const made = keeper.get('anonymousId') ?? randomId();
      if (keeper.get('anonymousId') === undefined) keeper.set('anonymousId', made);
      return made;
    },
  };
  return keeper;
}

export type Marks = ReturnType<typeof openMarks>;
