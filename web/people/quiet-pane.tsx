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
  const words = mine.standing === 'here' ? 'there' : awayWords(mine);
  return (
    <Pane
      title={
        <span className={settings.row}>
          Now <State tone={tones[mine.standing]}>{words}</State>
        </span>
      }
      about="While you do not want to be disturbed nothing comes up on your screen or makes a sound. Everything stands in the inbox and under Notices as ever."
    >
      <div className={settings.lines}>
        <div className={settings.row}>
          {mine.quietUntil === null ? (
            <Choices />
          ) : (
            <Button onClick={() => setQuiet(null)}>End “do not disturb”</Button>
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
        text: quietOutside ? 'Quiet outside of your hours' : 'Also outside of your hours',
        before: { quietOutside: !quietOutside },
      },
    );
  return (
    <Switch
      label="Nor outside of my working hours"
      checked={on}
      onChange={({ currentTarget: { checked } }) => choose(checked, () => change(checked))}
    />
  );
}

function Choices() {
  return (
    <>
      <span>Do not disturb</span>
      <Button variant="default" size="compact-md" onClick={() => setQuiet(inAnHour())}>
        for an hour
      </Button>
      <Button variant="default" size="compact-md" onClick={() => setQuiet(tomorrowMorning())}>
        until tomorrow
      </Button>
      <Menu position="bottom-start" width={320} trapFocus>
        <Menu.Target>
          <Button variant="default" size="compact-md">
            until…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <LaterTimes take={setQuiet} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
