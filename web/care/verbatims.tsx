import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconQuote } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listVerbatims } from '#core/contract/verbatims.ts';
import { usePages } from '../app/read.ts';
import { useLeftOut } from '../ui/left-out.tsx';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import { Quote, QuoteFoot, Quotes } from '../ui/quotes.tsx';
import { Empty } from '../ui/states.tsx';
import type { WholeCause } from './cause-words.ts';
import { NamingCause } from './naming-cause.tsx';

type Verbatim = WireOutputOf<typeof listVerbatims>['items'][number];

/** What customers said in their own words that names a cause. */
export function Verbatims({ cause: { id, verbatims } }: { cause: WholeCause }) {
  const { customers, texts } = verbatims;
  const leftOut = useLeftOut();
  const of = plural(texts, { one: '# text', other: '# texts' });
  return (
    <Pane
      flush
      title={t`In their own words`}
      about={
        texts === 0
          ? t`Messages and answers that name it.`
          : [plural(customers, { one: `# customer, ${of}`, other: `# customers, ${of}` }), leftOut]
              .filter((each) => each !== null)
              .join(' · ')
      }
    >
      <List id={id} />
    </Pane>
  );
}

function List({ id }: { id: string }) {
  const rows = usePages(listVerbatims, { id });
  return (
    <Quotes
      rows={rows}
      label={t`In their own words`}
      empty={<Nothing />}
      show={(verbatim) => <Said key={verbatim.message ?? verbatim.response} verbatim={verbatim} />}
    />
  );
}

function Nothing() {
  return (
    <Empty icon={IconQuote} title={t`No words of customers yet`}>
      <Trans>Link a message in its conversation, or an answer under Listening.</Trans>
    </Empty>
  );
}

function Said({ verbatim }: { verbatim: Verbatim }) {
  const { message, response, conversation, customer, words, at, by } = verbatim;
  return (
    <li>
      <Quote>{words}</Quote>
      <QuoteFoot>
        {customer === null ? (
          <Trans>Nobody known</Trans>
        ) : (
          <Link to="/customers/$customer" params={{ customer: customer.id }}>
            <bdi>{customer.name}</bdi>
          </Link>
        )}
        {' · '}
        <Moment at={at} /> · {t`linked by ${ph({ name: by })}`}
        {conversation === null ? null : (
          <>
            {' · '}
            <Link to="/inbox/$conversation" params={{ conversation }} search={{}}>
              <Trans>Show in the conversation</Trans>
            </Link>
          </>
        )}{' '}
        <NamingCause text={message === null ? { response: response! } : { message }} />
      </QuoteFoot>
    </li>
  );
}
