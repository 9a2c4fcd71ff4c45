import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { getImport } from '#core/contract/import.ts';
import type { Tone } from '../../ui/badge.tsx';

export type Import = WireOutputOf<typeof getImport>;

/** What each state is called. */
export const stateWords: Readonly<Record<Import['state'], { tone: Tone; words: string }>> = {
  uploading: { tone: 'warn', words: 'Uploading' },
  ready: { tone: 'accent', words: 'Ready to map' },
  running: { tone: 'warn', words: 'Running' },
  done: { tone: 'good', words: 'Done' },
  cancelled: { tone: 'plain', words: 'Cancelled' },
  failed: { tone: 'bad', words: 'Failed' },
};

/** Whether something changes by itself, so that it is worth looking again. */
export function isMoving({ state }: Pick<Import, 'state'>): boolean {
  return state === 'uploading' || state === 'running';
}
