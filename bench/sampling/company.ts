import { planAsks, type PlanRow, type Segment, type Stratum } from '#core/listening/asking/plan.ts';
import type { QuarantineRules } from '#core/listening/asking/quarantine.ts';

/** One survey of the made company: about one touchpoint each, the last one about the relationship. */
export interface MadeSurvey extends Stratum {
  /** Its share of a customer's contacts; that of the relationship survey is 0. */
  readonly share: number;
  readonly channel: string;
  readonly delayHours: number;
}

export const rules: QuarantineRules = {
  days: 60,
  sameKind: { nps: 90 },
  sequences: [
    { from: 'nps', to: 'ces7', days: 0 },
    { from: 'ces7', to: 'nps', days: 0 },
  ],
  lessDays: 180,
};

/** Days of a round of the relationship survey: longer than what two of its kind keep apart. */
export const round = 91;

/** How often the three sorts of customers get in touch in a month, and what they would say of it on average. */
export const sorts = [
  { part: 0.7, monthly: 0.15, score: 4.4 },
  { part: 0.27, monthly: 0.8, score: 3.9 },
  { part: 0.03, monthly: 5, score: 2.8 },
] as const;

/** What speaks against asking about a contact, by chance, and what customers have said once and for all. */
export const against = { contact: 0.05, reopened: 0.02, customer: 0.04, less: 0.02, never: 0.01 };

const channels = ['mail', 'chat', 'web', 'phone'];
/** Those that the question about the relationship goes out on. */
export const openChannels = ['mail', 'chat', 'web'];
const touchpoints = 19;

/** Wants, of a million customers, from 100 to 700 answers a month of most touchpoints; one touchpoint hardly anybody uses, one is wanted too much. */
export function madeSurveys(customers: number): MadeSurvey[] {
  const million = customers / 1_000_000;
  const made = Array.from({ length: touchpoints }, (_, at): MadeSurvey => {
    const rare = at === touchpoints - 1;
    const wanted = at === touchpoints - 2 ? 3_000 : 100 + ((at * 317) % 600);
    return {
      touchpoint: `touchpoint ${at + 1}`,
      kind: at % 3 === 2 ? 'ces7' : 'csat5',
      share: rare ? 0.0005 : (1 - 0.0005) / (touchpoints - 1),
      target: Math.ceil(wanted * million),
      response: 0.15 + (at % 4) * 0.05,
      channel: channels[at % channels.length]!,
      delayHours: at % 2 === 0 ? 24 : 0.5,
    };
  });
  const relationship = {
    touchpoint: 'relationship',
    kind: 'nps',
    share: 0,
    every: round,
    channel: 'mail',
    delayHours: 0,
  };
  return [...made, { ...relationship, target: Math.ceil(2_000 * million), response: 0.25 }];
}

/** The plan before it starts, from what is expected; nothing of what happens is known to it. */
export function planned(surveys: readonly MadeSurvey[], customers: number): PlanRow[] {
  const may = (1 - against.customer) * (1 - against.less - against.never);
  const open = surveys.reduce((sum, { share, channel }) => sum + (openChannels.includes(channel) ? share : 0), 0);
  const roundsOfMonth = 365.25 / 12 / round;
  const segments = sorts.map(({ part, monthly }): Segment => {
    // Whoever got in touch within the round before is drawn from once in a round.
    const rounds = (1 - Math.exp((-monthly * open) / roundsOfMonth)) * roundsOfMonth;
    const rates = surveys.map(({ touchpoint, share }) => [
      touchpoint,
      share === 0 ? rounds : monthly * share * (1 - against.contact) * (1 - against.reopened),
    ]);
    return { customers: customers * part * may, monthly: Object.fromEntries(rates) as Record<string, number> };
  });
  return planAsks({ strata: surveys, segments, rules });
}
