import type { How } from '#core/contract/insight.ts';
import { howOf } from './metrics/catalogue.ts';
import type { Terms } from './metrics/metric.ts';
import type { TimeOf } from './times/draw.ts';

/** The same with the rule by which changes and differences that a page shows together are judged. */
export function judgedTogether(how: How, { smallestDifference }: { smallestDifference: number }): How {
  return {
    ...how,
    formula: `${how.formula} A change or a difference from the rest counts when its test passes and it is larger than ${smallestDifference} points; false discoveries over all that the page shows are held to 5 % (Benjamini–Hochberg).`,
  };
}

/** How each figure of Service is computed, in words. */
export function serviceHow(
  period: string,
  terms: Terms & { smallestDifference: number },
  time: TimeOf = 'calendar',
): Record<ServiceFigure, How> {
  const of = (id: string) => howOf(id, period, terms);
  const ofTime = (id: string) => of(time === 'opening' ? `${id}_opening` : id);
  return {
    volume: of('volume'),
    backlog: of('backlog'),
    firstResponse: ofTime('first_response'),
    nextResponse: ofTime('next_response'),
    resolution: ofTime('resolution'),
    firstContact: judgedTogether(of('first_contact'), terms),
    reopened: judgedTogether(of('reopened'), terms),
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

/** How drivers are computed. */
export function driversHow(period: string): How {
  return {
    formula:
      'For each fact the average change of the figure, in points, when it goes from its 10th to its 90th percentile (yes or no: from no to yes; words: against the most frequent one), by logistic regression; of a net promoter score by proportional odds. Intervals take customers as independent, not their answers. False discoveries over all facts of a view are held to 5 %, however facts hang together, and intervals of those that are named are widened for having been picked out (both Benjamini–Yekutieli). With its consequences: adjusted for facts of earlier stages only. All else held equal: adjusted for all other facts. A number bends where a knee says more than a straight line (score test, false discoveries held to 5 % again). This is association, not proof of cause.',
    population:
      'The answers of the page, each by the chance that it was asked for; no answer counts more than five times the mean one. Facts are those of The link; one that was known before fewer than 70 % of the answers is left out, and what is not known of the others counts as a group of its own.',
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
