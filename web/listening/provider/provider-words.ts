import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readModelProvider } from '#core/contract/model-provider.ts';

export type ProviderState = WireOutputOf<typeof readModelProvider>;
export type Provider = NonNullable<ProviderState['provider']>;
type Call = ProviderState['calls'][number];

/** What may be asked of a provider. */
export const purposeNames: Record<Call['purpose'], string> = {
  sentiment: t`How a text feels`,
  topics: t`Names of emerging words`,
  try: t`A try`,
};

/** What came of asking it. */
export const outcomeNames: Record<Call['outcome'], string> = {
  answered: t({ message: 'Answered', context: 'a model provider' }),
  nonsense: t`No usable answer`,
  'too-large': t`Answer too large`,
  refused: t({ message: 'Refused', context: 'a model provider' }),
  limit: t`Too many questions for it`,
  failed: t`An error of its own`,
  timeout: t`No answer in time`,
  unreachable: t`Not to be reached`,
  key: t`Key not accepted`,
  unknown: t`Address or model not known`,
};

/** What a provider is set up with, as it is typed. */
export interface Typed extends Record<string, unknown> {
  address: string;
  model: string;
  key: string;
  sentiment: boolean;
  topics: boolean;
  mostADay: number;
}

const fresh: Typed = { address: '', model: '', key: '', sentiment: true, topics: false, mostADay: 500 };

export function typedOf(kept: Provider | null): Typed {
  if (kept === null) return fresh;
  const { address, model, sentiment, topics, mostADay } = kept;
  return { address, model, key: '', sentiment, topics, mostADay };
}

/** The key as it goes to the server: what was not typed stays as it is kept. */
export const keyOf = ({ key }: Typed) => (key.trim() === '' ? {} : { key: key.trim() });

/** What leaves, or where to, is not what somebody agreed to. */
export function isOtherwise(typed: Typed, kept: Provider): boolean {
  const elsewhere = typed.address !== kept.address || typed.model !== kept.model;
  return elsewhere || (typed.sentiment && !kept.sentiment) || (typed.topics && !kept.topics);
}
