import type { Scale } from './scales.ts';

/** How the steps of a scale can be drawn. */
export const scaleLooks = ['numbers', 'words', 'stars', 'faces', 'thumbs'] as const;
export type ScaleLook = (typeof scaleLooks)[number];

/** How a scale is drawn where nothing else is said; those not named here are numbers. */
export const lookOfScale: { readonly [S in Scale]?: ScaleLook } = {
  stars5: 'stars',
  faces3: 'faces',
  faces5: 'faces',
  thumbs: 'thumbs',
  csat5: 'words',
  ces5: 'words',
  expectation: 'words',
  solved: 'words',
};
