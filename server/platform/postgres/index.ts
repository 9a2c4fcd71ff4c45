export { hasEmbedded } from './has-data.ts';
export { runningEmbedded } from './running.ts';
export { startEmbedded } from './start-embedded.ts';
export type { Embedded } from './supervise.ts';
export { leftByUpgrades } from './swap.ts';
