import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listCauses, nameCause } from '#core/contract/causes.ts';
import { call } from '../app/api.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Pane } from '../ui/page.tsx';
import { attempt } from './acting.ts';
import styles from './care.module.css';

/** What lies behind a case. */
export function CaseCauses({ recovery }: { recovery: string }) {
  const may = useMay('care.work');
  const items = useRead(listCauses, { recovery }).data?.items ?? [];
  const offered = items.filter(({ named, state }) => named || (may && state !== 'will-not-be-fixed'));
  return (
    <Pane title={t`What lies behind it`}>
      <div className={styles.acts}>
        {offered.map(({ id, name, named }) => (
          <Checkbox
            key={id}
            label={name}
            checked={named}
            disabled={!may}
            onChange={() => void attempt(() => call(nameCause, { id: recovery, cause: id, named: !named }))}
          />
        ))}
        <Link to="/care/causes">
          {offered.length === 0 ? <Trans>Name the first cause</Trans> : <Trans>All causes</Trans>}
        </Link>
      </div>
    </Pane>
  );
}
