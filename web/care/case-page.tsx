import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useEffect } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { readRecovery } from '#core/contract/care.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { seeNotices } from '#core/contract/marks.ts';
import { call } from '../app/api.ts';
import { usePages, useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Throughline } from '../customers/line.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { State } from '../ui/badge.tsx';
import { HeldBack } from '../ui/held-back.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Quote } from '../ui/quotes.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import styles from './care.module.css';
import { CaseActs } from './case-acts.tsx';
import { CaseHistory } from './case-history.tsx';
import { signTitle, stateTones, stateWords, type WholeRecovery } from './case-words.ts';
import { Due } from './due.tsx';
import { NamingCause } from './naming-cause.tsx';

const Goodwill = lazy(async () => ({ default: (await import('./goodwill.tsx')).Goodwill }));

/** One recovery case: what happened, what they said, what we do about it. */
export function CasePage() {
  const { recovery: id = '' } = useParams({ strict: false });
  const query = useRead(readRecovery, { id });
  if (query.data !== undefined) return <Case recovery={query.data} />;
  return (
    <Page title={t`Recovery case`} about={<Link to="/care">{t`Recovery cases`}</Link>}>
      {query.error ? <ErrorState error={query.error} retry={query.refetch} /> : <Loading rows={5} />}
    </Page>
  );
}

function Case({ recovery }: { recovery: WholeRecovery }) {
  const { id, version, customer, state } = recovery;
  // Whoever has it open need not be told of it.
  useEffect(() => {
    call(seeNotices, { recovery: id }).catch(() => undefined);
  }, [id, version]);
  return (
    <Page
      title={customer.name}
      before={<Avatar name={customer.name} size={42} />}
      about={<About recovery={recovery} />}
      actions={
        <>
          <State tone={stateTones[state]}>{stateWords[state]}</State>
          {state === 'made-good' ? null : <Due recovery={recovery} />}
        </>
      }
    >
      <div className={styles.two}>
        <Pane title={t`What they told us`}>
          <Told recovery={recovery} />
        </Pane>
        <div className={styles.side}>
          <CaseActs key={recovery.id} recovery={recovery} />
        </div>
        <Stack>
          <Line customer={customer} />
          <Suspense>
            <Goodwill recovery={recovery} />
          </Suspense>
          <CaseHistory recovery={recovery} />
        </Stack>
      </div>
    </Page>
  );
}

function About({ recovery: { conversation, touchpoint, openedAt, customer } }: { recovery: WholeRecovery }) {
  const subject = conversation?.subject ?? '';
  return (
    <>
      <Link to="/care">
        <Trans>Recovery cases</Trans>
      </Link>
      {' · '}
      <Trans>
        {ph({ touchpoint: touchpoint.name })}, opened <Moment at={openedAt} />
      </Trans>
      {conversation === null ? null : (
        <>
          {' · '}
          <Link to="/inbox/$conversation" params={{ conversation: conversation.id }} search={{}}>
            {subject === '' ? t`The conversation` : <bdi>{subject}</bdi>}
          </Link>
        </>
      )}
      {' · '}
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        <Trans>The customer</Trans>
      </Link>
    </>
  );
}

function Told({ recovery: { signs } }: { recovery: WholeRecovery }) {
  return (
    <ul className={styles.told}>
      {signs.map((sign, rank) => (
        <li key={rank} data-kind={sign.kind}>
          <b>{signTitle(sign)}</b>
          {sign.held !== null ? (
            <HeldBack ofCase held={sign.held} />
          ) : sign.words === '' ? (
            <span className="muted">
              <Trans>without words</Trans>
            </span>
          ) : (
            <Quote large>{sign.words}</Quote>
          )}
          <small>
            {sign.by === null ? null : `${sign.by} · `}
            <Moment at={sign.at} long />{' '}
            {sign.response === null ? null : <NamingCause text={{ response: sign.response }} />}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** What somebody only looked at says little of how we let them down. */
const looked = /^(page|screen|product|promotion|ad|event)\./;
const isTelling = ({ kind, feelings }: { kind: string; feelings: unknown }) => feelings !== null || !looked.test(kind);

function Line({ customer: { id, name } }: { customer: { id: string; name: string } }) {
  const may = useMay('customer.read');
  const line = usePages(customerLine, { id, limit: '60' }, { enabled: may });
  if (!may) return null;
  return (
    <Pane title={t`What happened with ${name}`}>
      {line.error ? (
        <ErrorState error={line.error} retry={line.refetch} />
      ) : line.pending ? (
        <Loading rows={3} />
      ) : (
        <Throughline
          items={line.items.filter(isTelling).slice(0, 12)}
          hasMore={false}
          loadingMore={false}
          more={line.more}
          rest={
            line.hasMore ? <Link to="/customers/$customer" params={{ customer: id }}>{t`The whole line`}</Link> : null
          }
        />
      )}
    </Pane>
  );
}
