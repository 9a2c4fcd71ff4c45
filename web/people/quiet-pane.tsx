import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu, Switch } from '@mantine/core';
import { readAvailability } from '#core/contract/availability.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useShown } from '../app/shown.ts';
import { LaterTimes } from '../desk/later-times.tsx';
import settings from '../settings/settings.module.css';
import { State } from '../ui/badge.tsx';
import { Pane } from '../ui/page.tsx';
import { awayWords } from './away-words.ts';
import { inAnHour, keepWithWayBack, setQuiet, tomorrowMorning } from './quiet.ts';

type Mine = WireOutputOf<typeof readAvailability>;

const tones = { here: 'good', off: 'plain', quiet: 'bad' } as const;

/** How one stands now, and what makes no sound. */
export function QuietPane({ mine }: { mine: Mine }) {
  const words = mine.standing === 'here' ? t({ message: 'there', context: 'at work' }) : awayWords(mine);
  return (
    <Pane
      title={
        <span className={settings.row}>
          <Trans>
            Now <State tone={tones[mine.standing]}>{words}</State>
          </Trans>
        </span>
      }
      about={t`While you do not want to be disturbed nothing comes up on your screen or makes a sound. Everything stands in the inbox and under Notices as ever.`}
    >
      <div className={settings.lines}>
        <div className={settings.row}>
          {mine.quietUntil === null ? (
            <Choices />
          ) : (
            <Button onClick={() => setQuiet(null)}>
              <Trans>End “do not disturb”</Trans>
            </Button>
          )}
        </div>
        <Outside kept={mine.quietOutside} />
      </div>
    </Pane>
  );
}

function Outside({ kept }: { kept: boolean }) {
  const [on, choose] = useShown(kept, readAvailability);
  const change = (quietOutside: boolean) =>
    keepWithWayBack(
      { quietOutside },
      {
        text: quietOutside ? t`Quiet outside of your hours` : t`Also outside of your hours`,
        before: { quietOutside: !quietOutside },
      },
    );
  return (
    <Switch
      label={t`Nor outside of my working hours`}
      checked={on}
      onChange={({ currentTarget: { checked } }) => choose(checked, () => change(checked))}
    />
  );
}

function Choices() {
  return (
    <>
      <span>
        <Trans>Do not disturb</Trans>
      </span>
      <Button variant="default" size="compact-md" onClick={() => setQuiet(inAnHour())}>
        <Trans>for an hour</Trans>
      </Button>
      <Button variant="default" size="compact-md" onClick={() => setQuiet(tomorrowMorning())}>
        <Trans>until tomorrow</Trans>
      </Button>
      <Menu position="bottom-start" width={320} trapFocus>
        <Menu.Target>
          <Button variant="default" size="compact-md">
            <Trans>until…</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <LaterTimes take={setQuiet} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
