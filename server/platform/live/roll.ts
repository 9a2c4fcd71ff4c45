import type { Bell } from '../bell.ts';

/** What a screen shows: a subject, and what its person does there (looks, writes). */
export interface Looking {
  subject: string;
  doing: string;
}

/** Whose screen it is. */
export interface Person {
  id: string;
  workspace: string;
  member: string;
  name: string;
}

export interface Present extends Person {
  at: readonly Looking[];
}

/** Who came, changed or is still there in one process, and which screens are gone. */
interface Roll {
  roll: { from: string; here: Present[]; gone: string[] };
}

const gatherMilliseconds = 50;
/** A call holds 7 KB. */
const mostCharacters = 6_000;

/** Tells the other processes who is here, and hears who is there. What comes close together is told together. */
export function openRoll(
  bell: Bell,
  { here, hear }: { here: ReadonlyMap<string, Present>; hear(roll: Roll['roll']): void },
) {
  const self = crypto.randomUUID();
  const untold = new Set<string>();
  let pending: NodeJS.Timeout | undefined;
  const call = () => {
    pending = undefined;
    const people = [...untold].flatMap((id) => wordsOf(here.get(id)));
    const gone = [...untold].filter((id) => !here.has(id));
    untold.clear();
    for (const part of inParts(people, gone))
      bell.call(JSON.stringify({ roll: { from: self, ...part } } satisfies Roll));
  };
  const stopHearing = bell.onCall((text) => {
    const said: unknown = JSON.parse(text);
    if (isRoll(said) && said.roll.from !== self) hear(said.roll);
  });
  return {
    /** Something is different about this screen, or it is to be said again. */
    tell(id: string): void {
      untold.add(id);
      pending ??= setTimeout(call, gatherMilliseconds).unref();
    },
    stop(): void {
      clearTimeout(pending);
      stopHearing();
    },
  };
}

function wordsOf(one: Present | undefined): Present[] {
  if (one === undefined) return [];
  const { id, workspace, member, name, at } = one;
  return [{ id, workspace, member, name, at }];
}

/** A roll in pieces that fit into one call each. */
function* inParts(people: readonly Present[], gone: readonly string[]): Generator<{ here: Present[]; gone: string[] }> {
  let part: { here: Present[]; gone: string[] } = { here: [], gone: [] };
  let size = 0;
  const items = [
    ...people.map((one) => ({ one, length: JSON.stringify(one).length })),
    ...gone.map((id) => ({ id, length: id.length + 3 })),
  ];
  for (const item of items) {
    if (size > 0 && size + item.length > mostCharacters) {
      yield part;
      part = { here: [], gone: [] };
      size = 0;
    }
    if ('one' in item) part.here.push(item.one);
    else part.gone.push(item.id);
    size += item.length;
  }
  if (size > 0) yield part;
}

function isRoll(call: unknown): call is Roll {
  return typeof call === 'object' && call !== null && 'roll' in call;
}
