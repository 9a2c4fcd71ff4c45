import { lazy } from 'react';
import type { ConsolePart } from '../app/parts.ts';

/** Who works here, and when. */
export const peoplePart: ConsolePart = {
  Mine: lazy(async () => ({ default: (await import('./quiet-items.tsx')).QuietItems })),
  outdates: { 'availability.': ['availability.'] },
};
