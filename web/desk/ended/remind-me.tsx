import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useMay } from '../../app/session.ts';
import { KeyboardHint } from '../../ui/hint.tsx';
import { attempt } from '../attempt.ts';
import { LaterTimes } from '../later-times.tsx';
import { promise } from '../promises/acting.ts';
import type { Ended } from './ended.ts';

/** One is reminded at the time one chose, and has a day from then. */
const daySeconds = 86_400;

interface RemindMeProps {
  ended: Ended;
  opened: boolean;
  setOpened(open: boolean): void;
}

/** A time at which one is reminded to ask how it went: a promise, with all that promises have. */
export function RemindMe({ ended: { conversation, customer }, opened, setOpened }: RemindMeProps) {
  if (!useMay('conversation.promise')) return null;
  const take = (at: Date) => {
    setOpened(false);
    void attempt(() =>
      promise({
        id: conversation.id,
        text: t`Ask how things have gone`,
        dueAt: new Date(at.getTime() + daySeconds * 1000).toISOString(),
        remind: daySeconds,
      }),
    );
  };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          rightSection={<KeyboardHint keys="r" />}
          title={t`Remind me to follow up with ${ph({ customer: customer.name })}`}
        >
          <Trans>Remind me</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <LaterTimes take={take} />
      </Menu.Dropdown>
    </Menu>
  );
}
