import { matter } from './matter.ts';
import { person } from './person.ts';
import { chance, type Chance } from './random.ts';
import type { Happening, Life } from './shapes.ts';
import type { Topic } from './texts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/** Since then parcels go by another carrier, and many come late: the touchpoint to find. */
const carrierChanged = 120 * day;

const firstMeetings: ReadonlyArray<readonly [touchpoint: string, channel: string, medium: string]> = [
  ['ad', 'ad', 'search'],
  ['ad', 'ad', 'display'],
  ['social_post', 'social', 'social'],
  ['tv', 'tv', 'code'],
  ['radio', 'radio', 'code'],
  ['print', 'print', 'qr'],
  ['direct_mail', 'post', 'code'],
];

interface Telling {
  life: Life;
  dice: Chance;
  now: number;
  lastAsked: number;
  /** How the customer takes the company by now; moves with what happens. */
  mood: number;
}

/** The year of one customer, told up to now. The same number tells the same life. */
export function life(number: number, now: number): Life {
  const dice = chance(number * 7919 + 17);
  const telling: Telling = {
    life: { person: person(number, dice), happenings: [], matters: [] },
    dice,
    now,
    lastAsked: 0,
    mood: dice.between(6.4, 9),
  };
  const begins = now - dice.between(2 * day, year);
  meet(telling, begins);
  const orders = dice.whole(1, 3);
  for (
    let order = 0, at = begins + dice.between(hour, 5 * day);
    order < orders && at < now;
    order++, at += dice.between(25 * day, 130 * day)
  )
    buy(telling, at);
  stay(telling, begins);
  telling.life.happenings = telling.life.happenings.filter((each) => each.at <= now).toSorted((a, b) => a.at - b.at);
  return telling.life;
}

function tell({ life }: Telling, happening: Happening): void {
  life.happenings.push(happening);
}

const visit = (at: number, touchpoint: string): Happening => ({
  at,
  channel: 'web',
  touchpoint,
  direction: 'in',
  kind: 'page.viewed',
  actor: 'customer',
});

function meet(telling: Telling, at: number): void {
  const { dice } = telling;
  const [touchpoint, channel, medium] = dice.pick(firstMeetings);
  tell(telling, {
    at,
    channel,
    touchpoint,
    direction: 'out',
    kind: 'ad.clicked',
    actor: 'customer',
    facts: { medium },
  });
  tell(telling, visit(at + minute, 'landing_page'));
  browse(telling, at + 2 * minute, dice.whole(3, 9));
  if (dice.of(0.25)) tell(telling, { ...visit(at + 20 * minute, 'video'), channel: 'video' });
}

function browse({ dice, life }: Telling, from: number, pages: number): void {
  for (let page = 0, at = from; page < pages; page++, at += dice.lasting(50_000, 0.7))
    life.happenings.push(
      dice.of(0.5)
        ? { ...visit(at, 'product_page'), kind: 'product.viewed' }
        : visit(at, dice.pick(['web_visit', 'web_visit', 'blog'])),
    );
}

function buy(telling: Telling, at: number): void {
  const { dice } = telling;
  browse(telling, at - 12 * minute, dice.whole(3, 8));
  const amount = Math.round(dice.lasting(14_000, 0.7));
  const inStore = dice.of(0.15);
  if (inStore)
    tell(telling, {
      at: at - hour,
      channel: 'store',
      touchpoint: 'store',
      direction: 'in',
      kind: 'store.visited',
      actor: 'customer',
    });
  if (dice.of(0.05))
    tell(telling, {
      at: at - day,
      channel: 'phone',
      touchpoint: 'sales_call',
      direction: 'out',
      kind: 'call.made',
      actor: 'agent',
      facts: { duration_s: dice.whole(90, 900) },
    });
  tell(telling, {
    at: at - 4 * minute,
    channel: 'web',
    touchpoint: 'checkout',
    direction: 'in',
    kind: 'checkout.started',
    actor: 'customer',
    facts: { amount, currency: 'EUR' },
  });
  if (dice.of(0.12)) return;
  tell(telling, {
    at,
    channel: 'web',
    touchpoint: 'checkout',
    direction: 'in',
    kind: 'order.completed',
    actor: 'customer',
    facts: { amount, currency: 'EUR' },
  });
  tell(telling, {
    at: at + day,
    channel: 'delivery',
    touchpoint: 'delivery',
    direction: 'out',
    kind: 'order.shipped',
    actor: 'system',
  });
  deliver(telling, at);
}

function deliver(telling: Telling, orderedAt: number): void {
  const { dice, now } = telling;
  const broken = orderedAt > now - carrierChanged;
  const daysLate = dice.of(broken ? 0.46 : 0.07) ? dice.whole(1, broken ? 9 : 3) : -dice.whole(0, 2);
  const at = orderedAt + (4 + daysLate) * day + dice.between(0, 9 * hour);
  tell(telling, {
    at,
    channel: 'delivery',
    touchpoint: 'delivery',
    direction: 'out',
    kind: 'order.delivered',
    actor: 'system',
    facts: { days_late: daysLate },
  });
  telling.mood += daysLate > 0 ? -0.35 * daysLate : 0.25;
  rateDelivery(telling, at, daysLate);
  const late = daysLate > 0;
  if (dice.of(late ? 0.5 : 0.2))
    write(telling, late ? orderedAt + 5 * day : at + dice.between(hour, 8 * day), {
      topic: late ? 'late' : topicOf(dice),
      daysLate: Math.max(0, daysLate),
    });
  if (dice.of(0.07)) call(telling, at + dice.between(hour, 4 * day));
}

function topicOf(dice: Chance): Topic {
  return dice.pick(['damaged', 'return', 'assembly', 'assembly', 'invoice', 'advice', 'advice'] as const);
}

function rateDelivery(telling: Telling, at: number, daysLate: number): void {
  const { dice, now } = telling;
  const answerAt = at + dice.lasting(20 * hour, 0.7);
  if (!dice.of(0.24) || answerAt > now) return;
  const score = Math.max(1, Math.min(5, Math.round(4.6 - 0.36 * Math.max(0, daysLate) + dice.between(-1.2, 0.8))));
  tell(telling, {
    at: answerAt,
    channel: 'survey',
    touchpoint: 'delivery',
    direction: 'in',
    kind: 'survey.answered',
    actor: 'customer',
    facts: { survey: 'delivery', days_late: daysLate },
    feelings: { scale: 'csat5', score },
  });
}

function write(telling: Telling, at: number, about: { topic: Topic; daysLate: number }): void {
  if (at > telling.now) return;
  const { life, dice, now, lastAsked } = telling;
  const position = life.matters.length;
  const told = matter({ ...about, at, position, lastAsked, now, firstName: life.person.firstName }, dice);
  life.matters.push(told.matter);
  life.happenings.push(...told.happenings);
  telling.lastAsked = told.matter.ask?.sentAt ?? lastAsked;
  telling.mood += ((told.matter.ask?.answer?.score ?? 4) - 3.4) * 0.3;
}

function call(telling: Telling, at: number): void {
  const wait = Math.round(telling.dice.lasting(140, 0.9));
  const facts = { wait_s: wait, duration_s: telling.dice.whole(60, 900) };
  tell(telling, {
    at,
    channel: 'phone',
    touchpoint: 'ivr',
    direction: 'in',
    kind: 'call.received',
    actor: 'customer',
    facts: { wait_s: 0 },
  });
  tell(telling, {
    at: at + wait * 1000,
    channel: 'phone',
    touchpoint: 'call_centre',
    direction: 'in',
    kind: 'call.received',
    actor: 'customer',
    facts,
  });
}

/** Between orders: the app and the newsletter, and twice a year the question whether they would recommend us. */
function stay(telling: Telling, begins: number): void {
  const { dice, now } = telling;
  for (let at = begins + dice.between(5 * day, 20 * day); at < now; at += dice.lasting(13 * day, 0.5)) {
    tell(
      telling,
      dice.of(0.5) ? usedApp(at) : { ...newsletter(at), kind: dice.of(0.4) ? 'email.opened' : 'email.delivered' },
    );
    if (dice.of(0.3)) browse(telling, at + hour, dice.whole(2, 6));
  }
  for (let at = begins + 90 * day; at < now; at += 182 * day) recommend(telling, at + dice.between(0, 12 * day));
  part(telling, begins);
}

const usedApp = (at: number): Happening => ({
  at,
  channel: 'app',
  touchpoint: 'product_use',
  direction: 'in',
  kind: 'screen.viewed',
  actor: 'customer',
});
const newsletter = (at: number): Omit<Happening, 'kind'> => ({
  at,
  channel: 'mail',
  touchpoint: 'email',
  direction: 'out',
  actor: 'customer',
});

/** After most of a year some renew the care plan and some do not; the happiest tell others. */
function part(telling: Telling, begins: number): void {
  const { dice, now, mood } = telling;
  const renewed = mood > 6 ? 'subscription.renewed' : 'subscription.cancelled';
  if (now - begins > 300 * day && dice.of(0.4))
    tell(telling, {
      at: begins + 300 * day,
      channel: 'billing',
      touchpoint: 'renewal',
      direction: 'in',
      kind: renewed,
      actor: 'customer',
    });
  if (mood > 8 && dice.of(0.2))
    tell(telling, {
      at: now - dice.between(day, 60 * day),
      channel: 'social',
      touchpoint: 'referral',
      direction: 'in',
      kind: 'referral.made',
      actor: 'customer',
    });
}

function recommend(telling: Telling, at: number): void {
  const { dice, mood } = telling;
  if (!dice.of(0.33)) return;
  const score = Math.max(0, Math.min(10, Math.round(mood + dice.between(-1.5, 1.9))));
  tell(telling, {
    at,
    channel: 'mail',
    touchpoint: 'email',
    direction: 'in',
    kind: 'survey.answered',
    actor: 'customer',
    facts: { survey: 'nps' },
    feelings: { scale: 'nps', score },
  });
}
