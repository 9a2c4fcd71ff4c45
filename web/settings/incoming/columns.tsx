import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { State } from '../../ui/badge.tsx';
import { bytes } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import type { Column } from '../../ui/table.tsx';
import own from './incoming.module.css';
import type { Look } from './search.ts';
import type { Chosen } from './use-chosen.ts';
import { useDeeds } from './use-deeds.ts';
import { mayTakeBack, mayTry, senderText, stateText, stateTones, subjectText, type Item } from './words.ts';

function tick(chosen: Chosen): Column<Item> {
  return {
    head: <Checkbox size="xs" aria-label={t`Choose all`} checked={chosen.all} onChange={chosen.toggleAll} />,
    cell: (item) =>
      chosen.canChoose(item) ? (
        <Checkbox
          size="xs"
          aria-label={t`Choose ${ph({ subject: subjectText(item) })}`}
          checked={chosen.ids.has(item.id)}
          onChange={() => chosen.toggle(item.id)}
        />
      ) : null,
  };
}

const mail: Column<Item> = {
  head: t({ message: 'Mail', context: 'one mail' }),
  grow: true,
  cell: (item) => (
    <div className={own.mail}>
      <Link to="/settings/incoming/$item" params={{ item: item.id }}>
        <b>{subjectText(item)}</b>
      </Link>
      <div className="muted">{senderText(item)}</div>
      {item.reason === null ? null : <div className={own.reason}>{item.reason}</div>}
    </div>
  ),
};

/** The columns of the list: rows can be ticked where something can be done with many, and all states tell which it is. */
export function incomingColumns({ look, chosen }: { look: Look; chosen: Chosen | undefined }): Column<Item>[] {
  const state: Column<Item> = {
    head: t`State`,
    cell: (item) => <State tone={stateTones[item.state]}>{stateText(item)}</State>,
  };
  return [
    ...(chosen === undefined ? [] : [tick(chosen)]),
    mail,
    ...(look === 'all' || look === 'discarded' ? [state] : []),
    { head: t`Size`, right: true, wide: true, cell: ({ size }) => bytes(size) },
    {
      head: t({ message: 'Tries', comment: 'how many times it was tried' }),
      right: true,
      wide: true,
      cell: ({ attempts }) => attempts,
    },
    { head: t({ message: 'Came', comment: 'when a mail came' }), cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
    { head: '', name: t`Actions`, right: true, wide: true, cell: (item) => <Actions item={item} /> },
  ];
}

function Actions({ item }: { item: Item }) {
  const { retry, discard, restore } = useDeeds();
  const { id } = item;
  if (mayTakeBack(item))
    return (
      <Button size="compact-sm" variant="subtle" loading={restore.isPending} onClick={() => restore.mutate({ id })}>
        <Trans>Take back</Trans>
      </Button>
    );
  if (!mayTry(item)) return null;
  return (
    <div className={own.acts}>
      <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
        <Trans>Try again</Trans>
      </Button>
      <Button size="compact-sm" variant="subtle" loading={discard.isPending} onClick={() => discard.mutate({ id })}>
        <Trans>Give up</Trans>
      </Button>
    </div>
  );
}
