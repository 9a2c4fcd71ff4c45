import type { How } from '#core/contract/insight.ts';

const leftOut = 'Left out: what we began, what only machines wrote, spam.';
const customersBegan = `Conversations that customers began in the period, by the day of their first message. ${leftOut}`;

const measuredIn = {
  calendar: 'Calendar time.',
  opening:
    'Only the opening hours count: those of the customer’s tier, else of the team, of the channel, of the trading name, else the company’s. What has ended keeps the hours that held when it was told; what goes on is counted by those of today.',
};

/** How each figure of Service is computed, in words. */
export function serviceHow(
  period: string,
  firstContactDays: number,
  time: 'calendar' | 'opening' = 'calendar',
): Record<ServiceFigure, How> {
  const counted = { population: customersBegan, period };
  const interval = `${measuredIn[time]} Interval: Brookmeyer–Crowley, log–log, 95 %.`;
  return {
    volume: { formula: 'How many conversations customers began. Counted, so without an interval.', ...counted },
    backlog: {
      formula:
        'How many conversations are open at the end of the day: begun or taken up again, and not resolved since.',
      population: 'All conversations but spam, those that we began too.',
      period,
    },
    firstResponse: {
      formula: `From the customer’s first message that nobody had answered to the first message of a person after it. What bots answered is a wait of its own; acknowledgements and surveys do not count, nor does an answer that did not arrive. Median and 90th percentile by Kaplan–Meier: who still waits, and who had no answer when it was settled, is counted in as far as the wait had come. ${interval}`,
      population: `${customersBegan} By the day on which the wait began.`,
      period,
    },
    nextResponse: {
      formula: `The same for each later time that the customer wrote and waited, from the first message that nobody had answered; credited to whoever sent the answer. Median and 90th percentile by Kaplan–Meier, with those who still wait counted in. ${interval}`,
      population: `Waits, so a conversation may count several times, by the day on which the wait began. ${leftOut}`,
      period,
    },
    resolution: {
      formula: `From the customer’s first message to the resolution that still holds; a conversation that was taken up again runs on. Median and 90th percentile by Kaplan–Meier, with what is open counted in. ${interval}`,
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

type ServiceFigure =
  | 'volume'
  | 'backlog'
  | 'firstResponse'
  | 'nextResponse'
  | 'resolution'
  | 'firstContact'
  | 'reopened';

/** How the share of those who answered is computed. */
export function responseHow(period: string): How {
  return {
    formula: 'Answers of all asks that were delivered. Interval: Wilson, 95 %.',
    population:
      'Asks after conversations, by the day of asking. Left out: asks whose time to answer is not over, answered or not, since those who answer do so early.',
    period,
  };
}

/** How it is counted what got a reply. */
export function answeredHow(period: string, time: 'opening' | 'calendar'): How {
  const counted =
    time === 'opening' ? 'in the company’s usual opening hours' : 'in calendar time, as no opening hours are kept';
  return {
    formula: `Answers with words after which one of us wrote to the same customer, in whatever conversation, or spoke with them about a recovery case, of all answers with words. Interval: Wilson, 95 %. The time is ${counted}; what has no reply yet is counted in as far as it has come (Kaplan–Meier).`,
    population:
      'Answers with words by the day they were given, one for each response. Left out: answers to the question again after a recovery, imported ones, and those of nobody known.',
    period,
  };
}

/** How figures are weighted for those who did not answer. */
export function silenceHow(period: string): How {
  return {
    formula:
      'Each answer counts 1 / (chance of being drawn × chance of being left free × chance of answering). The chance of answering comes from a logistic regression on what was known of each episode before it was asked about; no answer counts more than five times the mean one. Intervals are for as many answers of equal weight as say as much (Kish), answers of one customer held together.',
    population:
      'Asks by the day of asking whose time to answer is over, and the answers to them. Volunteered and imported answers have no chance and are not in it.',
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

/** How a control chart is computed. */
export function controlHow(period: string, kind: 'share' | 'average', by: 'day' | 'week'): How {
  const usual =
    by === 'day'
      ? 'What is usual comes from the first 28 days with enough answers; weekdays that differ have a usual value of their own.'
      : 'What is usual comes from the first 20 weeks with enough answers.';
  const limits =
    kind === 'share'
      ? 'Each share stands against its own limits (Laney p′: three standard errors, widened by how much periods differ anyway).'
      : 'The line is the moving average (EWMA, weight 0.2) of the standardised values, its limits at 2.859 standard errors.';
  return {
    formula: `${usual} ${limits} Without any change, 370 periods or more pass on average until one lies beyond. Limits begin anew only where somebody said so.`,
    population:
      'Answers by the day they were given; whole periods with 10 answers or more. Those before limits began are left out.',
    period,
  };
}
