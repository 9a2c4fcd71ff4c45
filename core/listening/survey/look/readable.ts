import { contrast, mixedColour } from '#core/colours.ts';

/** What marks, edges and symbols need beside what is around them (WCAG 2.2, 1.4.11). */
export const leastOfMarks = 3;

const papers = { light: ['#ffffff'], dark: ['#171c24'], auto: ['#ffffff', '#171c24'] } as const;

interface Readability {
  /** The worst contrast on the papers it stands on. */
  contrast: number;
  /** The nearest colour that is enough; undefined where this one is. */
  better: string | undefined;
}

function worst(colour: string, theme: keyof typeof papers): number {
  return Math.min(...papers[theme].map((paper) => contrast(colour, paper)));
}

/** How well an accent stands out from the papers of a theme, and what would where it does not: nearer to black or to white, as little as is enough. */
export function readabilityOf(accent: string, theme: keyof typeof papers = 'auto'): Readability {
  const found = worst(accent, theme);
  if (found >= leastOfMarks) return { contrast: found, better: undefined };
  for (let share = 0.02; share < 1; share += 0.02) {
    const tried = ['#000000', '#ffffff'].map((end) => mixedColour(accent, end, share));
    const enough = tried.find((each) => worst(each, theme) >= leastOfMarks);
    if (enough !== undefined) return { contrast: found, better: enough };
  }
  return { contrast: found, better: undefined };
}
