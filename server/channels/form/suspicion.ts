import type { Given } from '#core/channels/form/shown-fields.ts';
import type { RateLimit } from '#platform';
import { Problem, rateLimit } from '#platform';

/** Nobody reads and fills in a form in less. */
const fastest = 3_000;
/** More addresses of the web than somebody with a question gives. */
const mostLinks = 6;

/** Submissions without proof that one form, and one network, may send to the inbox; those beyond wait under spam. */
const unprovenOfForm = rateLimit({ perMinute: 1, burst: 20 });
const unprovenOfNetwork = rateLimit({ perMinute: 0.2, burst: 5 });

function isBeyond(limit: RateLimit, who: string): boolean {
  try {
    limit.take(who);
    return false;
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

function hasManyLinks(given: Given): boolean {
  const texts = Object.values(given).filter((value) => typeof value === 'string');
  return (texts.join(' ').match(/https?:\/\//gi) ?? []).length > mostLinks;
}

/** Why a submission is put to spam, where a person looks at it, in words for whoever does; null: it goes to the inbox. */
export function suspicionOf(about: {
  given: Given;
  trap: string;
  /** Left out: the work was done. */
  unproven?: { form: string; network: string; milliseconds: number };
}): string | null {
  const { given, trap, unproven } = about;
  if (trap !== '') return 'It filled in a field that people do not see';
  if (hasManyLinks(given)) return `It has more than ${mostLinks} links`;
  if (unproven === undefined) return null;
  if (unproven.milliseconds < fastest) return 'It was filled in faster than people can';
  const { form, network } = unproven;
  const isFlood = isBeyond(unprovenOfForm, form) || isBeyond(unprovenOfNetwork, `${form} ${network}`);
  return isFlood ? 'It came without JavaScript, and many such came lately' : null;
}
