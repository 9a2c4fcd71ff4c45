import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { Link as To } from '@tanstack/react-router';
import { IconX } from '@tabler/icons-react';
import { listLinks } from '#core/contract/links.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { channelLook } from '../channel-look.ts';
import { usePlace } from '../place.ts';
import rail from '../rail.module.css';
import { statusName, toneOf } from '../status/status-words.ts';
import { nameOf, unlink, type Link, type Linked } from './linking.ts';
import styles from './links.module.css';

const everyMinute = 60_000;

/** The conversations that have to do with this one, and where they stand. */
export function useLinks(conversation: string): Link[] {
  return useRead(listLinks, { id: conversation }, { every: everyMinute }).data?.items ?? [];
}

export function RailLinks({ conversation }: { conversation: string }) {
  const links = useLinks(conversation);
  if (links.length === 0) return null;
  const of = (kind: Link['as']) => links.filter(({ as }) => as === kind);
  const children = of('child');
  const open = children.filter(({ other }) => other !== null && other.status === 'open').length;
  const counted = open === 0 ? t`Children, all settled` : t`Children, ${open} of ${ph({ all: children.length })} open`;
  return (
    <section className={rail.block} aria-label={t`Links`}>
      <Group title={t`Child of`} links={of('parent')} conversation={conversation} />
      <Group title={counted} links={children} conversation={conversation} />
      <Group title={t`Related`} links={of('related')} conversation={conversation} />
    </section>
  );
}

const shownFirst = 6;

function Group({ title, links, conversation }: { title: string; links: readonly Link[]; conversation: string }) {
  const [all, setAll] = useState(false);
  if (links.length === 0) return null;
  // Those that are still to be settled come first.
  const isOpen = ({ other }: Link) => Number(other?.status === 'open');
  const sorted = links.toSorted((a, b) => isOpen(b) - isOpen(a));
  const shown = all ? sorted : sorted.slice(0, shownFirst);
  return (
    <>
      <h3 className={`${rail.title} ${styles.title}`}>{title}</h3>
      <ul className={rail.others} aria-label={title}>
        {shown.map((link) => (
          <Row key={link.id} link={link} conversation={conversation} />
        ))}
      </ul>
      {shown.length === links.length ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          <Trans>Show all {ph({ all: links.length })}</Trans>
        </Button>
      )}
    </>
  );
}

function Row({ link, conversation }: { link: Link; conversation: string }) {
  const may = useMay('conversation.arrange');
  const { other } = link;
  if (other === null)
    return (
      <li className={styles.hidden}>
        <Trans>A conversation that you do not see</Trans>
      </li>
    );
  return (
    <li className={styles.row}>
      <Leads other={other} />
      {may ? (
        <ActionIcon
          size={24}
          className={styles.cut ?? ''}
          onClick={() => void unlink(conversation, link)}
          aria-label={t`Take the link with ${ph({ other: nameOf(other) })} away`}
        >
          <IconX size={14} stroke={1.8} />
        </ActionIcon>
      ) : null}
    </li>
  );
}

function Leads({ other }: { other: Linked }) {
  const { view } = usePlace();
  const { Icon } = channelLook[other.channel];
  return (
    <To
      to="/inbox/$conversation"
      params={{ conversation: other.id }}
      search={{ view }}
      className={`${rail.other} ${styles.leads}`}
      title={`${nameOf(other)}, ${other.customer.name}`}
    >
      <Icon size={15} stroke={1.7} />
      <span>
        <bdi>{other.customer.name}</bdi>
        {other.subject === '' ? null : <i>, {other.subject}</i>}
      </span>
      <small data-tone={toneOf(other)}>{statusName(other)}</small>
    </To>
  );
}
