import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listMyPraise, listPraising } from '#core/contract/praise.ts';

export type Praising = WireOutputOf<typeof listPraising>['items'][number];
export type MyPraise = WireOutputOf<typeof listMyPraise>['items'][number];

/** Tells one praise apart from the others of the list. */
export function keyOfPraise({ message, response }: Praising): string {
  return message ?? response ?? '';
}
