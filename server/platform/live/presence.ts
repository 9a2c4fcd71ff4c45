import type { Bell } from '../bell.ts';
import { openRoll, type Looking, type Person, type Present } from './roll.ts';

/** Somebody at a subject. */
export interface Onlooker {
  member: string;
  name: string;
  doing: string;
}

/** Who of the company is there and what they look at, over all processes. Kept by word of mouth: it touches no table. */
export interface Presence {
  /** Counts an open screen of a member; the returned function takes it away. */
  enter(screen: Person): () => void;
  /** Says what a screen of this process shows now. */
  look(screen: string, at: readonly Looking[]): void;
  /** How many screens are open. */
  screens(workspace: string): number;
  /** The members with an open screen. */
  present(workspace: string): string[];
  /** Who looks at a subject: each member once, with the most that they do there. */
  at(workspace: string, subject: string): Onlooker[];
  onChange(listener: (workspace: string) => void): () => void;
  /** Hears that somebody came to a subject, left it or does something else there. */
  onLook(listener: (workspace: string, subject: string) => void): () => void;
  stop(): void;
}

type Known = Present & { heardAt: number };

const repeatMilliseconds = 10_000;
/** A process that is not heard of for so long is gone, and everybody with it. */
const forgottenAfter = 25_000;
/** A console says every 30 s what it shows; one that does not has fallen asleep. */
const asleepAfter = 75_000;

export function openPresence(bell: Bell): Presence {
  const here = new Map<string, Known>();
  const elsewhere = new Map<string, Known>();
  const { listeners, onlookers, tellChange } = audience();
  const put = (known: Map<string, Known>, id: string, after: Present | undefined) => {
    const before = known.get(id);
    if (before === undefined && after === undefined) return;
    if (after === undefined) known.delete(id);
    else known.set(id, { ...after, heardAt: performance.now() });
    tellChange(before, after);
  };
  const roll = openRoll(bell, {
    here,
    hear(told) {
      for (const one of told.here) put(elsewhere, one.id, one);
      for (const id of told.gone) put(elsewhere, id, undefined);
    },
  });
  const change = (id: string, after: Present | undefined) => {
    put(here, id, after);
    roll.tell(id);
  };
  const repeating = setInterval(() => {
    const now = performance.now();
    for (const [id, one] of here) {
      roll.tell(id);
      if (one.at.length > 0 && now - one.heardAt > asleepAfter) change(id, { ...one, at: [] });
    }
    for (const [id, { heardAt }] of elsewhere) if (now - heardAt > forgottenAfter) put(elsewhere, id, undefined);
  }, repeatMilliseconds).unref();
  const everybody = (workspace: string) =>
    [...here.values(), ...elsewhere.values()].filter((one) => one.workspace === workspace);
  return {
    enter({ id, workspace, member, name }) {
      change(id, { id, workspace, member, name, at: [] });
      return () => {
        if (here.has(id)) change(id, undefined);
      };
    },
    look(screen, at) {
      const before = here.get(screen);
      if (before !== undefined) change(screen, { ...before, at });
    },
    screens: (workspace) => everybody(workspace).length,
    present: (workspace) => [...new Set(everybody(workspace).map(({ member }) => member))],
    at: (workspace, subject) => onlookersOf(everybody(workspace), subject),
    onChange: (listener) => joins(listeners, listener),
    onLook: (listener) => joins(onlookers, listener),
    stop() {
      clearInterval(repeating);
      roll.stop();
    },
  };
}

function joins<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener);
  return () => void all.delete(listener);
}

/** Those who hear of comings and goings. */
function audience() {
  const listeners = new Set<(workspace: string) => void>();
  const onlookers = new Set<(workspace: string, subject: string) => void>();
  const tellChange = (before: Present | undefined, after: Present | undefined) => {
    const { workspace } = before ?? after ?? { workspace: '' };
    if (!before || !after) for (const listener of listeners) listener(workspace);
    for (const subject of changedBetween(before?.at, after?.at))
      for (const listener of onlookers) listener(workspace, subject);
  };
  return { listeners, onlookers, tellChange };
}

function onlookersOf(people: readonly Present[], subject: string): Onlooker[] {
  const found = new Map<string, Onlooker>();
  for (const { member, name, at } of people)
    for (const { doing } of at.filter((one) => one.subject === subject))
      if ((found.get(member)?.doing ?? 'viewing') === 'viewing') found.set(member, { member, name, doing });
  return [...found.values()];
}

/** The subjects at which something is different now. */
function changedBetween(before: readonly Looking[] = [], after: readonly Looking[] = []): Set<string> {
  const texts = (all: readonly Looking[]) => new Map(all.map(({ subject, doing }) => [`${doing} ${subject}`, subject]));
  const [old, now] = [texts(before), texts(after)];
  const changed = new Set<string>();
  for (const [text, subject] of old) if (!now.has(text)) changed.add(subject);
  for (const [text, subject] of now) if (!old.has(text)) changed.add(subject);
  return changed;
}
