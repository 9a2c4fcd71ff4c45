import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { KeyValues } from '../../ui/page.tsx';
import { BestWorst, Products, Ranking } from './compared.tsx';
import { ChoiceBars, RatingBars, ScaleBars } from './bars.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { NumberFigures } from './number-figures.tsx';
import { PriceChart } from './price-chart.tsx';
import type { Result, ResultOf } from './result-types.ts';
import { number } from '../../ui/format.ts';

type Draw<K extends Result['kind']> = (props: { result: ResultOf<K>; title: string }) => ReactNode;

const parts: { readonly [K in Result['kind']]: Draw<K> } = {
  scale: ScaleBars,
  rating: RatingBars,
  choices: ChoiceBars,
  numbers: NumberFigures,
  matrix: MatrixTable,
  ranking: Ranking,
  maxdiff: BestWorst,
  prices: PriceChart,
  products: Products,
  parts: ({ result }) => (
    <KeyValues rows={result.items.map(({ text, n }) => [text, t`${ph({ count: number(n) })} answered`] as const)} />
  ),
  words: () => (
    <Link to="/listening/texts">
      <Trans>What they wrote, and how it reads</Trans>
    </Link>
  ),
  kept: () => (
    <Link to="/listening/responses">
      <Trans>Nothing of this is counted: it stands in the responses</Trans>
    </Link>
  ),
};

/** What the answers come to, drawn by the type of the question. */
export function Drawn({ result, title }: { result: Result; title: string }) {
  const Part = parts[result.kind] as Draw<Result['kind']>;
  return <Part result={result as never} title={title} />;
}
