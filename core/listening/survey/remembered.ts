import type { Going } from './going.ts';

type Asked = Omit<Going, 'seed'> & { seed?: string };

const dayOf = ({ now }: Asked) => Math.floor(now.getTime() / 86_400_000);

/**
 * What was worked out for these answers is worked out once: a page asks for it many times over. Answers never change, others are another object;
 * expressions know the day, not the hour.
 */
export function remembered<G extends Asked, T>(workOut: (going: G) => T): (going: G) => T {
  const known = new WeakMap<object, { going: G; found: T }>();
  return (going) => {
    const last = known.get(going.values);
    const same =
      last?.going.definition === going.definition &&
      last.going.seed === going.seed &&
      dayOf(last.going) === dayOf(going);
    if (last !== undefined && same) return last.found;
    const found = workOut(going);
    known.set(going.values, { going, found });
    return found;
  };
}
