export { quotesOf } from './forwarded.ts';
export { recallBeside, type Recalled } from './recall.ts';
export { allSenders } from './senders.ts';
export type { Along } from './take-along.ts';
export { customersAddresses } from './whose.ts';
