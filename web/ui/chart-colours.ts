const names = [
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'line-2',
  'paper',
  'fact',
  'fact-soft',
  'fact-line',
  'feel',
  'feel-soft',
  'feel-line',
  'accent',
  'warn',
  'good',
] as const;

/** The tokens of the present theme as plain colours, since a canvas knows no variables. */
export type ChartColours = Record<(typeof names)[number], string>;

export function chartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as ChartColours;
}
