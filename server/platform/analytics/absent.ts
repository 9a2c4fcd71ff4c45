import { problem } from '#core/contract/problems.ts';
import type { Analytics } from './analytics.ts';

/** Analytics for a command that runs beside the server and has no need of it. */
export function absentAnalytics(): Analytics {
  const refuse = () =>
    Promise.reject(problem('unavailable', { detail: 'Figures are computed by the running server.' }));
  return {
    query: refuse,
    insert: refuse,
    insertLines: refuse,
    exec: refuse,
    migrate: async () => undefined,
    state: () => 'down',
    onState: () => () => undefined,
    fallenBehind: () => undefined,
    pid: () => undefined,
    stop: async () => undefined,
  };
}
