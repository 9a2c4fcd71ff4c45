import { Files } from './files.tsx';
import { Matrix } from './matrix.tsx';
import { MaxDiff } from './max-diff.tsx';
import { Prices } from './prices.tsx';
import { Products } from './products.tsx';
import { Ranking } from './ranking.tsx';
import { Slider } from './slider.tsx';

/** Kinds of questions that few surveys have: a script of their own, loaded when one is shown. */
export const rare = {
  file: Files,
  matrix: Matrix,
  maxdiff: MaxDiff,
  vanwestendorp: Prices,
  productrating: Products,
  ranking: Ranking,
  slider: Slider,
} as const;
