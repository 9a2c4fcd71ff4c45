import type { How } from '#core/contract/insight.ts';

const customersBegan =
  'Conversations that customers began in the period, by the day of their first message. Left out: what we began, what only machines wrote, spam.';

/** How each figure of Service is computed, in words. */
export function serviceHow(period: string, firstContactDays: number): Record<ServiceFigure, How> {
  const counted = { population: customersBegan, period };
  return {
    volume: { formula: 'How many conversations customers began. Counted, so without an interval.', ...counted },
    backlog: {
      formula:
        'How many conversations are open at the end of the day: begun or taken up again, and not resolved since.',
      population: 'All conversations but spam, those that we began too.',
      period,
    },
    firstResponse: {
      formula:
        'From the customer’s first message to the first message of a person after it; bots, acknowledgements and surveys do not count. Median and 90th percentile by Kaplan–Meier: who still waits is counted in as far as the wait has come. Interval: Brookmeyer–Crowley, log–log, 95 %.',
      ...counted,
    },
    resolution: {
      formula:
        'From the customer’s first message to the resolution that still holds; a conversation that was taken up again runs on. Median and 90th percentile by Kaplan–Meier, with what is open counted in. Interval: Brookmeyer–Crowley, log–log, 95 %.',
      ...counted,
    },
    firstContact: {
      formula: `Resolved after one contact, and no other contact of the customer on any channel until ${firstContactDays} days after, of all resolved that long ago. A contact is a run of the customer’s messages; another begins after an hour of silence or, except in chat, after our answer. Any later contact counts as the same matter. Interval: Wilson, 95 %.`,
      population: `${customersBegan} Those still open and those resolved less than ${firstContactDays} days ago are not yet known and stand beside.`,
      period,
    },
    reopened: {
      formula: 'Taken up again at least once, of all that were resolved. Interval: Wilson, 95 %.',
      population: `${customersBegan} Only those resolved at least once.`,
      period,
    },
  };
}

type ServiceFigure = 'volume' | 'backlog' | 'firstResponse' | 'resolution' | 'firstContact' | 'reopened';

/** How the share of those who answered is computed. */
export function responseHow(period: string): How {
  return {
    formula: 'Answers of all asks that were delivered. Interval: Wilson, 95 %.',
    population:
      'Asks after conversations, by the day of asking. Left out: asks whose time to answer is not over, answered or not, since those who answer do so early.',
    period,
  };
}

/** How The link is computed. */
export function linkHow(period: string, smallest: number): How {
  return {
    formula: `For each fact the figure by groups of the fact, each with its interval. Ordered groups: trend test (Cochran–Armitage); two groups: two-proportion test; otherwise ranks (Kruskal–Wallis). False discoveries over all facts are held to 5 % (Benjamini–Hochberg). A difference counts when its test passes and it is larger than ${smallest} points. This is association, not proof of cause.`,
    population:
      'Answers with a fact that was known before them: of the same conversation, of the answer itself, or of what the customer met last in the 90 days before. Groups with fewer than 10 answers give no number; groups wider than 10 points either side are not compared.',
    period,
  };
}
