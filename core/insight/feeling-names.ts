import type { Scale } from '#core/touchpoints/scales.ts';

const share = (good: string) => `${good} of all answers. Interval: Wilson, 95 %.`;

/** What the figure of a scale is called, in a card and in a sentence. It rises when it gets better, on every scale. */
export const feelingNames: Record<Scale, { short: string; unit: string; formula: string }> = {
  csat5: { short: 'CSAT', unit: ' %', formula: share('Answers of 4 or 5, on a scale of 1 to 5,') },
  nps: {
    short: 'NPS',
    unit: '',
    formula:
      'Share of 9 and 10 minus share of 0 to 6, in points. One answer per customer and period: the last. Interval: adjusted Wald, 95 %.',
  },
  ces7: {
    short: 'Made it easy (CES 2.0)',
    unit: ' %',
    formula: share('Answers of 5, 6 or 7 to “made it easy”, on a scale of 1 to 7,'),
  },
  ces5: {
    short: 'Little effort (CES 1.0)',
    unit: ' %',
    formula: share('Answers of 1 or 2 to “how much effort”, on a scale of 1 to 5 where low is good,'),
  },
  stars5: { short: 'Stars', unit: ' %', formula: share('Answers of 4 or 5 stars') },
  thumbs: { short: 'Thumbs up', unit: ' %', formula: share('Thumbs up') },
  faces3: { short: 'Happy faces (of three)', unit: ' %', formula: share('The happy one of three faces,') },
  faces5: { short: 'Happy faces (of five)', unit: ' %', formula: share('The two happy ones of five faces,') },
  expectation: {
    short: 'As expected or better',
    unit: ' %',
    formula: share('“As expected” and “better than expected”,'),
  },
  solved: { short: 'Solved', unit: ' %', formula: share('“Yes” to “is it solved?”, without “partly”,') },
  rating10: { short: 'Rating of 8 to 10', unit: ' %', formula: share('Answers of 8, 9 or 10, on a scale of 0 to 10,') },
};
