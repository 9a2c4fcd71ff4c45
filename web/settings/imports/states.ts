import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { getImport } from '#core/contract/import.ts';
import type { Tone } from '../../ui/badge.tsx';

export type Import = WireOutputOf<typeof getImport>;

/** What each state is called. */
export const stateWords: Readonly<Record<Import['state'], { tone: Tone; words: string }>> = {
  uploading: { tone: 'warn', words: t`Uploading` },
  ready: { tone: 'accent', words: t`Ready to map` },
  running: { tone: 'warn', words: t({ message: 'Running', context: 'import' }) },
  done: { tone: 'good', words: t({ message: 'Done', context: 'import' }) },
  cancelled: { tone: 'plain', words: t({ message: 'Cancelled', context: 'import' }) },
  failed: { tone: 'bad', words: t({ message: 'Failed', context: 'import' }) },
};

/** Whether something changes by itself, so that it is worth looking again. */
export function isMoving({ state }: Pick<Import, 'state'>): boolean {
  return state === 'uploading' || state === 'running';
}
