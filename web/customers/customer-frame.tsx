import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { getCustomer } from '#core/contract/customers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Page, TabLinks } from '../ui/page.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Cautions } from './cautions.tsx';
import { Consent } from './consent.tsx';
import { CustomerActions } from './customer-actions.tsx';

export type Card = WireOutputOf<typeof getCustomer>;

/** The head of a customer's pages: who it is, and what can be done. */
export function CustomerFrame({ id, children }: { id: string; children: ReactNode | ((card: Card) => ReactNode) }) {
  const query = useRead(getCustomer, { id });
  const card = query.data;
  if (card === undefined)
    return (
      <Page title={t`Customer`}>
        {query.error ? <ErrorState error={query.error} retry={query.refetch} /> : <Loading rows={6} />}
      </Page>
    );
  return (
    <Page
      title={card.name}
      before={<Avatar name={card.name} size={46} />}
      about={<About card={card} />}
      actions={<CustomerActions card={card} />}
    >
      <Cautions card={card} />
      <Consent card={card} />
      <TabLinks
        label={t`Customer`}
        tabs={[
          { to: `/customers/${id}`, label: t`Throughline`, exact: true },
          {
            to: `/customers/${id}/identity`,
            label: t`Identity`,
            count: card.identifiers.filter(({ unlinkedAt }) => unlinkedAt === null).length,
          },
        ]}
      />
      {typeof children === 'function' ? children(card) : children}
    </Page>
  );
}

function About({ card }: { card: Card }) {
  if (card.erasedAt !== null)
    return (
      <Badge tone="bad">
        <Trans>Erased: only figures without the person are left</Trans>
      </Badge>
    );
  const shown = [card.email, card.phone, card.company, card.language].filter((text) => text !== null);
  return (
    <>
      {shown.join(' · ') || t`An unknown visitor`}{' '}
      {card.strength === 'proven' ? (
        <Badge tone="good">
          <Trans>identity proven</Trans>
        </Badge>
      ) : (
        <Badge>
          <Trans>identity claimed</Trans>
        </Badge>
      )}
    </>
  );
}
