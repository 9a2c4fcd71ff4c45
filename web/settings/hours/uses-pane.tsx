import { Checkbox } from '@mantine/core';
import { listChannels } from '#core/contract/channels.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { Badge } from '../../ui/badge.tsx';
import { Pane, Stack } from '../../ui/page.tsx';
import styles from '../settings.module.css';
import type { Calendar, CalendarPart } from './calendar.ts';

interface UsesProps {
  calendar: Calendar;
  others: readonly Calendar[];
  mayEdit: boolean;
  change: (part: CalendarPart, text: string, elsewhere?: Calendar) => void;
}

type Kind = 'channels' | 'tradingNames';

/** What these hours hold for: channels first, then trading names, and the default for the rest. */
export function UsesPane(props: UsesProps) {
  const channels = useRead(listChannels, {});
  const names = useRead(listTradingNames, {});
  return (
    <Pane
      title="Used by"
      about={
        props.calendar.isDefault
          ? 'These are the default: they hold for everything that has none of its own.'
          : 'A channel’s own hours go before those of its trading name, and those before the default.'
      }
    >
      <Stack>
        <Choices {...props} kind="channels" title="Channels" items={channels.data?.items ?? []} />
        <Choices {...props} kind="tradingNames" title="Trading names" items={names.data?.items ?? []} />
      </Stack>
    </Pane>
  );
}

interface ChoicesProps extends UsesProps {
  kind: Kind;
  title: string;
  items: ReadonlyArray<{ id: string; name: string }>;
}

function Choices({ calendar, others, mayEdit, change, kind, title, items }: ChoicesProps) {
  const mine = calendar[kind];
  const toggle = (id: string, name: string) => {
    const has = mine.includes(id);
    const next = has ? mine.filter((each) => each !== id) : [...mine, id];
    const text = has ? `${name} no longer has these hours` : `${name} has these hours`;
    change(
      { [kind]: next },
      text,
      others.find((other) => other[kind].includes(id)),
    );
  };
  if (items.length === 0) return null;
  return (
    <fieldset className={styles.plain}>
      <legend className="muted">{title}</legend>
      <div className={styles.lines}>
        {items.map(({ id, name }) => (
          <div key={id} className={styles.row}>
            <Checkbox label={name} checked={mine.includes(id)} disabled={!mayEdit} onChange={() => toggle(id, name)} />
            {others
              .filter((other) => other[kind].includes(id))
              .map((other) => (
                <Badge key={other.id}>now {other.name}</Badge>
              ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
