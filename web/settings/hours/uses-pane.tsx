import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Checkbox, TagsInput } from '@mantine/core';
import { listChannels } from '#core/contract/channels.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { listTeams } from '#core/contract/teams.ts';
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

type Kind = 'teams' | 'channels' | 'tradingNames';

/** What these hours hold for: tiers first, then teams, channels and trading names, and the default for the rest. */
export function UsesPane(props: UsesProps) {
  const channels = useRead(listChannels, {});
  const names = useRead(listTradingNames, {});
  const teams = useRead(listTeams, {});
  return (
    <Pane
      title={t`Used by`}
      about={
        props.calendar.isDefault
          ? t`These are the default: they hold for everything that has none of its own.`
          : t`Those of a customer’s tier go first, then those of the team, the channel, the trading name, and the default.`
      }
    >
      <Stack>
        <Tiers {...props} />
        <Choices
          {...props}
          kind="teams"
          title={t`Teams`}
          items={(teams.data?.items ?? []).filter(({ archived }) => !archived)}
        />
        <Choices {...props} kind="channels" title={t`Channels`} items={channels.data?.items ?? []} />
        <Choices {...props} kind="tradingNames" title={t`Trading names`} items={names.data?.items ?? []} />
      </Stack>
    </Pane>
  );
}

const hoursGiven = (name: string) => t`${name} has these hours`;
const hoursGone = (name: string) => t`${name} no longer has these hours`;

/** Tiers are the company’s own words: what stands in the attribute of its customers. */
function Tiers({ calendar, others, mayEdit, change }: UsesProps) {
  const keep = (tiers: string[]) => {
    const word = tiers.find((each) => !calendar.tiers.includes(each));
    const gone = calendar.tiers.find((each) => !tiers.includes(each));
    const text = word === undefined ? hoursGone(gone ?? '') : hoursGiven(word);
    change(
      { tiers },
      text,
      others.find((other) => other.tiers.some((each) => each.toLowerCase() === word?.toLowerCase())),
    );
  };
  return (
    <TagsInput
      label={t`Tiers of customers`}
      description={t`What stands in their attribute “tier”, such as gold`}
      value={calendar.tiers}
      onChange={keep}
      disabled={!mayEdit}
      maxTags={100}
      data={others.flatMap(({ tiers }) => tiers)}
    />
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
    const text = has ? hoursGone(name) : hoursGiven(name);
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
                <Badge key={other.id}>
                  <Trans comment="now it has other opening hours, by name">now {ph({ hours: other.name })}</Trans>
                </Badge>
              ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
