import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { getCustomer } from '#core/contract/customers.ts';
import { listConversations } from '#core/contract/desk.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { AddCaution } from '../customers/add-caution.tsx';
import { Cautions } from '../customers/cautions.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Moment } from '../ui/moment.tsx';
import { dayOf, localeOfPages } from '../ui/format.ts';
import { KeyValues } from '../ui/page.tsx';
import { channelLook, hasSubject } from './channel-look.ts';
import { RailFields } from './fields/rail-fields.tsx';
import { RailLinks } from './links/rail-links.tsx';
import { usePlace } from './place.ts';
import { RailPromises } from './promises/rail-promises.tsx';
import { RailLine } from './rail-line.tsx';
import { RailVisitor } from './rail-visitor.tsx';
import { RailSides } from './sides/rail-sides.tsx';
import { RailService } from './rail-service.tsx';
import { saidStatus } from './status/status-words.ts';
import type { Conversation } from './summary.ts';
import styles from './rail.module.css';

type Card = WireOutputOf<typeof getCustomer>;

/** The customer beside the conversation: who, since when, what else, and the latest of their line. */
export function Rail({ conversation }: { conversation: Conversation }) {
  const { customer, id } = conversation;
  const may = useMay('customer.read');
  return (
    <div className={styles.rail}>
      {may ? <Who customer={customer.id} known={customer} /> : <Head name={customer.name} more={customer.email} />}
      {conversation.channel === 'chat' ? <RailVisitor conversation={id} /> : null}
      <RailService conversation={id} />
      <RailPromises customer={customer.id} />
      <RailFields conversation={conversation} />
      <RailLinks conversation={id} />
      <RailSides conversation={conversation} />
      <Others customer={customer.id} but={id} />
      {may ? <RailLine customer={customer.id} name={customer.name} /> : null}
    </div>
  );
}

function Head({ name, more, id }: { name: string; more: string | null; id?: string }) {
  return (
    <div className={styles.head}>
      <Avatar name={name} size={42} />
      <div className={styles.names}>
        {id === undefined ? <b>{name}</b> : <Link to={`/customers/${id}` as string}>{name}</Link>}
        {more === null ? null : <Address text={more} />}
      </div>
    </div>
  );
}

/** An address that is too long for its line goes on before the @. */
function Address({ text }: { text: string }) {
  const [local, domain] = text.split('@');
  return (
    <span>
      {local}
      {domain === undefined ? null : (
        <>
          <wbr />@{domain}
        </>
      )}
    </span>
  );
}

function factsOf({ company, phone, language, createdAt, duplicates }: Card): Array<readonly [string, string]> {
  const rows: Array<readonly [string, string | null]> = [
    [t`Company`, company],
    [t`Phone`, phone],
    [t`Language`, language === null ? null : languageName(language)],
    [t`Customer since`, dayOf(createdAt)],
    [t`Perhaps the same as`, duplicates === 0 ? null : plural(duplicates, { one: '# other', other: '# others' })],
  ];
  return rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const]));
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(localeOfPages(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function Who({ customer, known }: { customer: string; known: Conversation['customer'] }) {
  const { data } = useRead(getCustomer, { id: customer });
  const mail = data?.email ?? known.email;
  return (
    <>
      <Head id={customer} name={data?.name ?? known.name} more={mail === known.name ? null : mail} />
      {data === undefined ? null : (
        <div className={styles.cautions}>
          <Cautions card={data} />
        </div>
      )}
      <div className={styles.block}>
        {data === undefined ? <Skeleton height={44} /> : <KeyValues rows={factsOf(data)} />}
        {data === undefined ? null : <AddCaution card={data} variant="subtle" />}
      </div>
    </>
  );
}

function Others({ customer, but }: { customer: string; but: string }) {
  const { data } = useRead(listConversations, { customer, limit: '6' });
  const { view } = usePlace();
  const others = data?.items.filter(({ id }) => id !== but) ?? [];
  if (others.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Trans>Other conversations</Trans>
      </h3>
      <ul className={styles.others}>
        {others.slice(0, 5).map(({ id, channel, subject, latest, lastAt, state }) => {
          const { Icon } = channelLook[channel];
          return (
            <li key={id}>
              <Link
                to="/inbox/$conversation"
                params={{ conversation: id }}
                search={{ view }}
                className={styles.other ?? ''}
              >
                <Icon size={15} stroke={1.7} />
                <span>{subject || latest?.text || (hasSubject({ channel }) ? t`Without a subject` : t`Chat`)}</span>
                <small>{saidStatus({ state }) ?? <Moment at={lastAt} />}</small>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
