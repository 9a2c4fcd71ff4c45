import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeRingRules, readRingRules } from '#core/contract/ring.ts';
import { Link } from '@tanstack/react-router';
import { useRead, useWrite } from '../../app/read.ts';
import { useShown } from '../../app/shown.ts';
import { toastError } from '../../app/toast.tsx';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { askForPermission, useAllowed, type Allowed } from './permission.ts';
import { showNotification } from './show.ts';
import { playSound } from './sound.ts';
import { happeningNames } from './words.ts';
import styles from './ring.module.css';

type Rule = WireOutputOf<typeof readRingRules>['items'][number];

const browserWords: Readonly<Record<Allowed, string>> = {
  granted: t`This browser shows them.`,
  default: t`This browser asks you first, when you choose the first one.`,
  denied: t`This browser was told not to show them: allow notifications beside the address of this page, then look here again.`,
  none: t`This browser has no notifications; sounds work all the same.`,
};

/** For what one is told by a notification of the desktop or a sound. */
export function NoticesPage() {
  const query = useRead(readRingRules, {});
  const allowed = useAllowed();
  return (
    <Page
      title={t`My notices`}
      about={
        <Trans>
          What comes up on your screen or makes a sound, in whichever browser you are signed in; never while you{' '}
          <Link to="/settings/working-hours">do not want to be disturbed</Link>, and not for what you are just reading.
        </Trans>
      }
    >
      <Stack>
        <Pane title={t`Tell me`} about={browserWords[allowed]} actions={<Try />}>
          <Loaded query={query}>{({ items }) => <Rules items={items} />}</Loaded>
        </Pane>
      </Stack>
    </Page>
  );
}

/** A click: it may ask for the permission and make a sound. */
function Try() {
  const run = async () => {
    void playSound();
    await askForPermission();
    showNotification({ title: 'Throughline', body: t`This is how it looks.`, about: 'try', open: () => undefined });
  };
  return (
    <Button variant="default" size="compact-md" onClick={() => void run()}>
      <Trans>Try it</Trans>
    </Button>
  );
}

function Rules({ items }: { items: readonly Rule[] }) {
  const write = useWrite(changeRingRules, { outdates: [readRingRules], onError: toastError });
  const [now, choose] = useShown(items, readRingRules);
  const change = (rule: Rule) => {
    choose(
      now.map((each) => (each.happening === rule.happening ? rule : each)),
      () => write.mutateAsync({ items: [rule] }),
    );
    if (rule.desktop) void askForPermission();
    if (rule.sound) void playSound();
  };
  return (
    <table className={styles.rules}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>When</Trans>
          </th>
          <th scope="col">
            <Trans>On screen</Trans>
          </th>
          <th scope="col">
            <Trans>Sound</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {now.map((rule) => (
          <RuleRow key={rule.happening} rule={rule} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function RuleRow({ rule, change }: { rule: Rule; change: (rule: Rule) => void }) {
  const { label, about } = happeningNames[rule.happening];
  return (
    <tr>
      <th scope="row">
        {label}
        <small>{about}</small>
      </th>
      {(['desktop', 'sound'] as const).map((way) => (
        <td key={way}>
          <Checkbox
            size="md"
            aria-label={way === 'desktop' ? t`${label}: on screen` : t`${label}: sound`}
            checked={rule[way]}
            onChange={({ currentTarget: { checked } }) => change({ ...rule, [way]: checked })}
          />
        </td>
      ))}
    </tr>
  );
}
