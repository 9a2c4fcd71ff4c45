import { ph, t } from '@lingui/core/macro';
import { number } from '../ui/format.ts';
import { Intervals } from '../ui/intervals.tsx';
import type { TheLink } from './link-page.tsx';
import { axisAround } from './words.ts';
import styles from './insight.module.css';

type Fact = TheLink['facts'][number];

interface FactListProps {
  data: TheLink;
  chosen: string;
  onChoose: (key: string) => void;
}

/** Every fact with the difference between its groups, the largest that counts on top; the chosen one is shown beside. */
export function FactList({ data, chosen, onChoose }: FactListProps) {
  const changes = data.facts.flatMap(({ change }) => change ?? []);
  const { from, to } = axisAround([...changes, { low: 0, high: 0 }], [-200, 200]);
  return (
    <Intervals
      name={t`Difference between the groups of each fact, in points`}
      from={from}
      to={to === 0 ? 10 : to}
      mark={{ at: 0, label: '0' }}
      rows={data.facts.map((fact) => ({
        key: fact.key,
        value: fact.change?.value ?? null,
        low: fact.change?.low ?? null,
        high: fact.change?.high ?? null,
        n: fact.n,
        widest: null,
        detectable: fact.change?.detectable ?? false,
        label: (
          <button
            type="button"
            className={styles.pick}
            aria-pressed={fact.key === chosen}
            onClick={() => onChoose(fact.key)}
          >
            {fact.label}
          </button>
        ),
        note: noteOf(fact),
      }))}
    />
  );
}

function noteOf({ from, change, verdict, n }: Fact): string {
  if (verdict === 'too-few') return t`${from} · too few to compare (n ${ph({ n: number(n) })})`;
  return change?.detectable === true ? from : t`${from} · no detectable change`;
}
