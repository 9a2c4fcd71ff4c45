export { shippingLag, type Lag } from './lag.ts';
export { eraseInAnalytics, rewriteAnalytics } from './listener.ts';
export { rebuildAnalytics, shipAll } from './rebuild.ts';
export { startShipping } from './start.ts';
export { analyticsTables, nobody } from './tables.ts';
