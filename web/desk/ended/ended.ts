import type { listEnded } from '#core/contract/ended.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';

export type Ended = WireOutputOf<typeof listEnded>['items'][number];
export type Later = Ended['later'][number];
