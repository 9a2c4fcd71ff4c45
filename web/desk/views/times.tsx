import { Pill } from '@mantine/core';
import { wholeDay } from '../../ui/format.ts';
import type { Fields } from '../../ui/form.tsx';
import type { ViewValues } from './view-values.ts';
import styles from './views.module.css';

const sides = { from: 'from', to: 'before' } as const;
const names = { created: 'Begun', updated: 'Something happened' } as const;

/** Times that a filter says, each to be taken out. */
export function Times({ fields }: { fields: Fields<ViewValues> }) {
  const said = (['created', 'updated'] as const).flatMap((key) =>
    (['from', 'to'] as const).flatMap((side) => {
      const at = fields.values[key]?.[side];
      return at === undefined ? [] : [{ key, side, words: `${names[key]} ${sides[side]} ${wholeDay(at)}` }];
    }),
  );
  if (said.length === 0) return null;
  const takeOut = (key: 'created' | 'updated', side: 'from' | 'to') => {
    const { [side]: _out, ...rest } = fields.values[key] ?? {};
    fields.setFieldValue(key, Object.keys(rest).length === 0 ? undefined : rest);
  };
  return (
    <div className={styles.times}>
      {said.map(({ key, side, words }) => (
        <Pill
          key={words}
          size="md"
          withRemoveButton
          onRemove={() => takeOut(key, side)}
          removeButtonProps={{ 'aria-label': `Without “${words}”`, tabIndex: 0, 'aria-hidden': false }}
        >
          {words}
        </Pill>
      ))}
    </div>
  );
}
