/** How much a definition may hold. Far more than anybody answers; little enough that every page of it is quick. */
export const surveyLimits = {
  pages: 50,
  /** Questions and panels, with those in panels. */
  elements: 300,
  /** Panels within panels. */
  depth: 3,
  choices: 200,
  rows: 50,
  items: 30,
  validators: 10,
  triggers: 50,
  calculated: 50,
  hidden: 30,
  quotas: 600,
  actions: 5,
  /** Characters. */
  name: 64,
  label: 500,
  text: 2000,
  marked: 10_000,
  expression: 1000,
  /** Of all expressions together. */
  expressions: 50_000,
  address: 2000,
  pattern: 200,
  /** Places in a pattern, those of what is repeated as often as it may stand there. */
  patternSize: 500,
  /** Of all patterns together. */
  patterns: 10_000,
  /** Characters of the definition as JSON. */
  size: 500_000,
} as const;

/** How much one response may hold. */
export const answerLimits = { text: 20_000, short: 2000, files: 10 } as const;
