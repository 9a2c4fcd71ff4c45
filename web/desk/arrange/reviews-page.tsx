import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconUserQuestion } from '@tabler/icons-react';
import { listReviews } from '#core/contract/arrange.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { usePages } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Page, Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import type { Summary } from '../summary.ts';
import { keepApart, putThere } from './arranging.ts';
import { DecideButtons } from './decide-buttons.tsx';
import { strangerWords } from './why-words.ts';
import styles from './arrange.module.css';

type Review = WireOutputOf<typeof listReviews>['items'][number];

/** Mails of people who named a conversation in which they take no part: a person decides where they belong. */
export function ReviewsPage() {
  const rows = usePages(listReviews, {});
  const may = useMay('conversation.arrange');
  const columns: Column<Review>[] = [
    {
      head: t`Came in`,
      cell: (review) => <Where conversation={review.conversation} from={review.reason.sender} words />,
    },
    { head: t`May belong to`, cell: ({ other }) => <Where conversation={other} about={t`May belong to`} /> },
    { head: t`Why it stands apart`, wide: true, grow: true, cell: (review) => <Reason review={review} /> },
    {
      head: '',
      name: t`Decision`,
      right: true,
      cell: (review) => (may ? <Decision review={review} /> : null),
    },
  ];
  return (
    <Page
      title={t`Where does it belong?`}
      about={t`Somebody named a conversation in which they take no part. Until you decide it stands by itself, and they see nothing of the other.`}
    >
      <Pane flush>
        <DataTable
          stacks
          label={t`Conversations that may belong to another`}
          rows={rows}
          columns={columns}
          rowKey={({ conversation }) => conversation.id}
          empty={
            <Empty icon={IconUserQuestion} title={t`Everything stands where it belongs`}>
              <Trans>
                When somebody who takes no part in a conversation names its number, id or address, their mail waits
                here.
              </Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

interface WhereProps {
  conversation: Summary;
  /** The address that wrote, where it is known. */
  from?: string | null;
  words?: boolean;
  about?: string;
}

function Where({ conversation, from = null, words = false, about }: WhereProps) {
  const { id, subject, customer, latest, lastAt } = conversation;
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: id }}
      search={{ view: 'open' }}
      className={styles.where ?? ''}
    >
      {about === undefined ? null : (
        <span className={styles.headNarrow} aria-hidden="true">
          {about}
        </span>
      )}
      <b>{subject === '' ? t`Mail` : subject}</b>
      <span>
        <bdi>{customer.name}</bdi> · <Moment at={lastAt} />
      </span>
      <Address address={from ?? customer.email} name={customer.name} />
      {words && latest !== null ? <span className={styles.words}>{latest.text}</span> : null}
    </Link>
  );
}

/** The address beside a name, where the name is not the address itself. */
function Address({ address, name }: { address: string | null; name: string }) {
  return address === null || address === name ? null : <span>{address}</span>;
}

function Reason({ review: { reason } }: { review: Review }) {
  return (
    <div className={styles.reason}>
      {reason.colleague ? (
        <Badge tone="accent">
          <Trans>Same company</Trans>
        </Badge>
      ) : null}
      {reason.forged ? (
        <Badge tone="bad">
          <Trans>Forged sender</Trans>
        </Badge>
      ) : null}
      <p>{strangerWords(reason).join(' ')}</p>
    </div>
  );
}

function Decision({ review: { conversation, reason } }: { review: Review }) {
  const { id } = conversation;
  return (
    <div className={styles.decision}>
      <DecideButtons forged={reason.forged} put={() => void putThere(id)} keep={() => void keepApart(id)} />
    </div>
  );
}
