/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well one colour reads on another, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Enough for words of any size (WCAG 2.2, AA). */
const readable = 4.5;

/** White, near-black or black on the colour: the first that can be read. One of them always can. */
export function inkOn(colour: string): string {
  return ['#ffffff', '#1c2430'].find((ink) => contrast(ink, colour) >= readable) ?? '#000000';
}

/** A colour with a share of another in it. */
export function mixedColour(colour: string, ink: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [own, other] = [colour, ink].map((each) => Number.parseInt(each.slice(at, at + 2), 16));
    return Math.round(own! * (1 - share) + other! * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** The company's colour for words on this paper: itself, or so much nearer to the ink that it can be read. */
export function wordsIn(colour: string, { paper, ink }: { paper: string; ink: string }): string {
  for (let share = 0; share < 1; share += 0.1) {
    const tried = mixedColour(colour, ink, share);
    if (contrast(tried, paper) >= readable) return tried;
  }
  return ink;
}
