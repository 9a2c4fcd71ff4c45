import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { number } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import styles from './incoming.module.css';
import type { Look } from './search.ts';
import type { Chosen } from './use-chosen.ts';
import type { useMany, Which } from './use-many.ts';

type Deed = Parameters<ReturnType<typeof useMany>['run']>[0];

const backOnly: ReadonlyArray<{ deed: Deed; words: string }> = [{ deed: 'restore', words: t`Take back` }];
const tryOrGiveUp: ReadonlyArray<{ deed: Deed; words: string }> = [
  { deed: 'retry', words: t`Try again` },
  { deed: 'discard', words: t`Give up` },
];

interface ManyBarProps {
  look: Look;
  words: string;
  chosen: Chosen;
  many: ReturnType<typeof useMany>;
  counts: { quarantined: number } | undefined;
}

/** What can be done with the rows that are ticked, or with all that are set aside; how far it is. */
export function ManyBar({ look, words, chosen, many, counts }: ManyBarProps) {
  const { progress, run } = many;
  if (progress !== null)
    return (
      <div className={styles.doing} role="status">
        <Progress
          label={progress.label}
          done={progress.done}
          total={progress.of}
          unit={t({ message: 'mails', comment: 'after a number: 41 of 99 mails' })}
        />
      </div>
    );
  const act = (deed: Deed, which: Which) => void run(deed, which).then(chosen.clear);
  const { size } = chosen.ids;
  if (size > 0)
    return (
      <div className={styles.bar}>
        <span>{t`${plural(size, { one: '# mail chosen', other: '# mails chosen' })}`}</span>
        <Deeds look={look} act={(deed) => act(deed, { ids: [...chosen.ids] })} />
        <Button size="compact-sm" variant="subtle" onClick={chosen.clear}>
          <Trans>Choose none</Trans>
        </Button>
      </div>
    );
  const total = counts?.quarantined ?? 0;
  if (look !== 'quarantined' || total < 2) return null;
  const all = words === '' ? total : null;
  return (
    <div className={styles.bar}>
      <span>{all === null ? t`All that are found` : t`All ${ph({ all: number(all) })}`}</span>
      <Deeds look={look} act={(deed) => act(deed, { all, words, before: new Date().toISOString() })} />
    </div>
  );
}

function Deeds({ look, act }: { look: Look; act: (deed: Deed) => void }) {
  return (look === 'discarded' ? backOnly : tryOrGiveUp).map(({ deed, words }) => (
    <Button key={deed} size="compact-sm" variant="default" onClick={() => act(deed)}>
      {words}
    </Button>
  ));
}
