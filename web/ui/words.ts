import { texts } from '../app/texts.ts';

/** The words of the parts that every page uses. */
export const words = texts({
  loading: 'Loading',
  tryAgain: 'Try again',
  loadMore: 'Load more',
  cancel: 'Cancel',
  nothingFound: 'Nothing found',
  showPresent: 'Show what it is now',
  keep: 'Keep',
  copy: 'Copy',
  copied: 'Copied',
  copyNow: 'Copy it now:',
  shownOnce: 'it is shown this once and kept only as a fingerprint.',
  tooUncertain: 'Too uncertain to compare',
  nothingToCount: 'nothing to count yet',
  nothingToCompare: 'nothing to compare',
  noChange: 'no detectable change',
  how: 'How is this computed?',
  howOf: (label: string) => `How is “${label}” computed?`,
  formula: 'Formula',
  counted: 'Counted',
  period: 'Period',
  source: 'Source',
  asChart: 'Show as a chart',
  asTable: 'Show as a table',
  rowsOfData: (rows: number) => `${rows} rows of data; choose “Show as a table” to read them.`,
});
