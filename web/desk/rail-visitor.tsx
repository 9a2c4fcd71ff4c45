import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { readVisitor } from '#core/contract/visitor.ts';
import { useRead } from '../app/read.ts';
import { KeyValues } from '../ui/page.tsx';
import styles from './rail.module.css';

function valueOf(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? t`yes` : t`no`) : String(value);
}

/** What the customer's page told of them. Anybody can make a page say anything: it stands apart from what is known. */
export function RailVisitor({ conversation }: { conversation: string }) {
  const { data } = useRead(readVisitor, { id: conversation });
  const visitor = data?.visitor;
  const rows = Object.entries(visitor?.attributes ?? {}).map(([name, value]) => [name, valueOf(value)] as const);
  if (!visitor || rows.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Trans>Told by their page</Trans>
      </h3>
      <KeyValues rows={rows} />
    </section>
  );
}
