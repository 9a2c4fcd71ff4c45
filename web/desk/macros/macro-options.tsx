import { t } from '@lingui/core/macro';
import { Combobox } from '@mantine/core';
import { listMacros } from '#core/contract/macros.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import styles from '../composer.module.css';

export type Macro = WireOutputOf<typeof listMacros>['items'][number];

/** Macros with these words in their title, their answer or what they do. */
export function useMacrosWith(words: string, enabled: boolean): readonly Macro[] {
  const { data } = useRead(listMacros, {}, { enabled, staleTime: 60_000 });
  const sought = words.trim().toLowerCase();
  const all = data?.items ?? [];
  return all.filter(({ title, answer, does }) =>
    `${title} ${does.join(' ')} ${answer ?? ''}`.toLowerCase().includes(sought),
  );
}

/** What does several things at once, below what only writes. */
export function MacroOptions({ macros }: { macros: readonly Macro[] }) {
  if (macros.length === 0) return null;
  return (
    <Combobox.Group label={t`Macros`}>
      {macros.map(({ id, title, answer, does }) => (
        <Combobox.Option key={id} value={id}>
          <b className={styles.cannedTitle}>{title}</b>
          <span className={styles.cannedText}>
            {[...(answer === null ? [] : [t({ message: 'Answer', context: 'verb' })]), ...does].join(' · ')}
          </span>
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}
