import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listAsks, AskState } from '#core/contract/listening.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import { State, type Tone } from '../ui/badge.tsx';
import { channelName } from '../ui/channel-names.ts';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import type { Column } from '../ui/table.tsx';
import { reasonWords } from './reason-words.ts';

type Ask = WireOutputOf<typeof listAsks>['items'][number];

/** What became of a decision. */
export const stateWords: Record<AskState, [words: string, tone: Tone]> = {
  'not-asked': [t`Not asked`, 'plain'],
  scheduled: [t`Will be asked`, 'warn'],
  sent: [t`Sent`, 'fact'],
  delivered: [t`Delivered`, 'fact'],
  opened: [t`Opened`, 'fact'],
  started: [t`Being answered`, 'feel'],
  partial: [t`Answered in part`, 'feel'],
  answered: [t({ message: 'Answered', context: 'a question' }), 'feel'],
  expired: [t`Never answered`, 'plain'],
  failed: [t`Did not arrive`, 'bad'],
};

/** Why not, in words. */
export const wordsOfReason = (reason: string | null): string =>
  reason === null ? '' : (reasonWords[reason as AskReason] ?? reason);

/** One decision of the ledger. */
export const ledgerColumns: Column<Ask>[] = [
  {
    head: t`Decision`,
    cell: ({ state }) => <State tone={stateWords[state][1]}>{stateWords[state][0]}</State>,
  },
  { head: t`Why`, grow: true, cell: (ask) => <Why ask={ask} /> },
  {
    head: t`Customer`,
    cell: ({ customer }) => (
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        {customer.name}
      </Link>
    ),
  },
  { head: t`Survey`, wide: true, cell: ({ survey }) => survey.name },
  { head: t`Channel`, wide: true, cell: ({ channel }) => channelName(channel) },
  { head: t`Chance`, wide: true, right: true, cell: ({ probability }) => `${number(probability * 100)} %` },
  { head: t`Decided`, cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
];

function Why({ ask }: { ask: Ask }) {
  if (ask.reason !== null) return <>{wordsOfReason(ask.reason)}</>;
  if (ask.state === 'scheduled' && ask.dueAt !== null)
    return (
      <>
        <Trans>
          due <Moment at={ask.dueAt} long />
        </Trans>
      </>
    );
  return (
    <span className="muted">
      <Trans>nothing spoke against it</Trans>
    </span>
  );
}
