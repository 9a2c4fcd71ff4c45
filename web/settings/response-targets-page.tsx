import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, NumberInput } from '@mantine/core';
import { channelKinds, type Channel } from '#core/channels/channel.ts';
import { changeResponseTargets, readResponseTargets } from '#core/contract/now.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { channelLook } from '../desk/channel-look.ts';
import { Failure } from '../ui/failure.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { minutesUnit } from './units.ts';
import styles from './settings.module.css';

type Targets = Partial<Record<Channel, number>>;

/** In how many minutes customers shall have a first answer. */
export function ResponseTargetsPage() {
  const query = useRead(readResponseTargets, {});
  return (
    <Page
      narrow
      title={t`First answers`}
      about={t`In how many minutes of business time a person shall have answered first, by channel. Past that, a conversation is marked in the lists. Left empty, there is no target.`}
    >
      <Pane>
        <Loaded query={query}>
          {({ targets, version }) => <Fields key={version} kept={targets} version={version} />}
        </Loaded>
      </Pane>
    </Page>
  );
}

function Fields({ kept, version }: { kept: Targets; version: number }) {
  const [targets, setTargets] = useState(kept);
  const write = useWrite(changeResponseTargets, {
    outdates: [readResponseTargets, 'conversation.'],
    onDone: () => toast({ text: t`Saved` }),
  });
  const change = (channel: Channel, value: number | string) => {
    const { [channel]: _before, ...rest } = targets;
    setTargets(typeof value === 'number' && value > 0 ? { ...rest, [channel]: value } : rest);
  };
  const dirty = channelKinds.some((channel) => targets[channel] !== kept[channel]);
  return (
    <form
      className={styles.lines}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ targets, version });
      }}
    >
      {channelKinds.map((channel) => (
        <NumberInput
          key={channel}
          label={channelLook[channel].name}
          placeholder={t`No target`}
          suffix={` ${minutesUnit(targets[channel] ?? 0)}`}
          min={1}
          max={43_200}
          allowDecimal={false}
          hideControls
          maw={280}
          value={targets[channel] ?? ''}
          onChange={(value) => change(channel, value)}
        />
      ))}
      {write.error === null ? null : <Failure error={write.error} />}
      <div className={styles.row}>
        <Button type="submit" disabled={!dirty} loading={write.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}
