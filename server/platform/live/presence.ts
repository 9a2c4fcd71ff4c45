import type { Bell } from '../bell.ts';

/** Who of the company is there, over all processes. Kept by word of mouth: it touches no table. */
export interface Presence {
  /** Counts one open console of a member; the returned function takes it away. */
  enter(workspace: string, member: string): () => void;
  /** The members with an open console. */
  present(workspace: string): string[];
  onChange(listener: (workspace: string) => void): () => void;
  stop(): void;
}

interface Roll {
  roll: { from: string; members: Record<string, string[]> };
}

const repeatMilliseconds = 10_000;
const forgottenAfter = 25_000;

export function openPresence(bell: Bell): Presence {
  const self = crypto.randomUUID();
  const here = new Map<string, Map<string, number>>();
  const elsewhere = new Map<string, { at: number; members: Record<string, string[]> }>();
  const listeners = new Set<(workspace: string) => void>();
  const changed = (workspace: string) => {
    for (const listener of listeners) listener(workspace);
  };
  const callRoll = () => {
    const members = Object.fromEntries([...here].map(([workspace, counts]) => [workspace, [...counts.keys()]]));
    bell.call(JSON.stringify({ roll: { from: self, members } } satisfies Roll));
  };
  const stopHearing = bell.onCall((text) => {
    const call: unknown = JSON.parse(text);
    if (!isRoll(call) || call.roll.from === self) return;
    const before = elsewhere.get(call.roll.from)?.members ?? {};
    elsewhere.set(call.roll.from, { at: performance.now(), members: call.roll.members });
    for (const workspace of new Set([...Object.keys(before), ...Object.keys(call.roll.members)])) changed(workspace);
  });
  const timer = setInterval(callRoll, repeatMilliseconds).unref();
  const count = (workspace: string, member: string, by: number) => {
    const counts = here.get(workspace) ?? new Map<string, number>();
    const next = (counts.get(member) ?? 0) + by;
    if (next > 0) counts.set(member, next);
    else counts.delete(member);
    here.set(workspace, counts);
    callRoll();
    changed(workspace);
  };
  return {
    enter(workspace, member) {
      count(workspace, member, 1);
      let inside = true;
      return () => {
        if (inside) count(workspace, member, -1);
        inside = false;
      };
    },
    present(workspace) {
      const fresh = [...elsewhere.values()].filter(({ at }) => performance.now() - at < forgottenAfter);
      return [
        ...new Set([
          ...(here.get(workspace)?.keys() ?? []),
          ...fresh.flatMap(({ members }) => members[workspace] ?? []),
        ]),
      ];
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      clearInterval(timer);
      stopHearing();
    },
  };
}

function isRoll(call: unknown): call is Roll {
  return typeof call === 'object' && call !== null && 'roll' in call;
}
