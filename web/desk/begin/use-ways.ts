import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { waysToCustomer } from '#core/contract/ways.ts';
import { useRead } from '../../app/read.ts';
import type { FirstWords } from './first-words.ts';

export type Way = WireOutputOf<typeof waysToCustomer>['items'][number];

const none = { note: null, addresses: [], goesOn: null };

/** Somebody whom nobody knows yet has an address, and nothing else. */
const toAnAddress: Way[] = [
  { ...none, channel: 'mail', reason: null },
  { ...none, channel: 'chat', reason: t`Choose somebody whom your chat knows.` },
  {
    ...none,
    channel: 'form',
    reason: t`A form’s conversation begins when somebody fills it in. Answers to it are mails: write a mail.`,
  },
];

/** By which channels whoever was chosen can be written to; undefined until it is known. */
export function useWays(to: FirstWords['to']): readonly Way[] | undefined {
  const { data } = useRead(waysToCustomer, { id: to?.id ?? '' }, { enabled: to !== null, staleTime: 10_000 });
  if (to === null) return toAnAddress;
  return data?.customer.id === undefined ? undefined : data.items;
}
