import type { Step } from '#core/listening/survey/page-data.ts';
import type { Sent } from './options.ts';

type Begun = Record<string, Step>;

/** Only what is the newest here: whoever begins anew goes on with that. */
function write(place: string, begun: Begun | undefined): void {
  try {
    if (begun === undefined) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(begun));
  } catch {
    // Without room its page begins anew.
  }
}

function valuesAt(place: string, key: string): Step['values'] {
  try {
    return (JSON.parse(sessionStorage.getItem(place) ?? '{}') as Begun)[key]?.values ?? {};
  } catch {
    return {};
  }
}

/**
 * Keeps what somebody began for this visit, by the key of its response as what waits is kept, so that its page, loaded anew, goes on where it
 * was. What is done or was refused for good is forgotten.
 */
export function keepBegun(place: string, step: Step, going: Promise<Sent>): void {
  const { key } = step;
  write(place, { [key]: { ...step, values: { ...valuesAt(place, key), ...step.values }, done: false } });
  const forget = () => write(place, undefined);
  going.then((sent) => {
    if (step.done && (sent === 'kept' || sent.faults.length === 0)) forget();
  }, forget);
}
