import { readExperience, readService } from '#core/contract/insight.ts';
import { readMetric, readMetricFigures } from '#core/contract/metrics.ts';
import type { TestCompany } from '#test/company-app.ts';

interface Shown {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  state: string;
}

/** Figures by metric: of the whole period, and of its days or weeks. */
export interface Told {
  whole: Record<string, Shown>;
  series: Record<string, Shown[]>;
}

const place = { days: '30', by: 'week' } as const;
const bare = ({ value, low, high, n, state }: Shown): Shown => ({ value, low, high, n, state });
const counted = (value: number): Shown => ({ value, low: null, high: null, n: value, state: 'number' });
const durations = {
  first_response: 'firstResponse',
  next_response: 'nextResponse',
  resolution: 'resolution',
} as const;

async function timesShown({ owner }: TestCompany, of: 'calendar' | 'opening'): Promise<Told> {
  const service = await owner.call(readService, { ...place, time: of });
  const behind = of === 'opening' ? '_opening' : '';
  const told: Told = { whole: {}, series: {} };
  for (const [metric, shown] of Object.entries(durations)) {
    told.whole[`${metric}${behind}`] = bare(service[shown].median);
    told.whole[`${metric}${behind}_p90`] = bare(service[shown].p90);
  }
  told.whole[`bot_response${behind}`] = bare(service.botResponse.median);
  return told;
}

async function serviceShown({ owner }: TestCompany): Promise<Told> {
  const { volume, backlog, firstContact, reopened, series } = await owner.call(readService, place);
  return {
    whole: {
      ...{ volume: counted(volume.value), backlog: counted(backlog.value) },
      ...{ first_contact: bare(firstContact), reopened: bare(reopened) },
    },
    series: {
      backlog: series.map((each) => counted(each.backlog)),
      first_contact: series.map((each) => bare(each.firstContact)),
      first_response: series.map((each) => bare(each.firstResponse.median)),
    },
  };
}

async function feelingsShown({ owner }: TestCompany): Promise<Told> {
  const { scales, response, series } = await owner.call(readExperience, { ...place, scale: 'nps' });
  const told: Told = {
    whole: { response_rate: bare(response) },
    series: { response_rate: response.series.map(bare), nps_relationship: series.map(bare) },
  };
  for (const { scale, about, mean, ...figure } of scales) {
    const measure = `${scale}_${about}`;
    told.whole[measure] = bare(figure);
    if (scale !== 'nps') told.whole[`${measure}_mean`] = bare(mean);
  }
  return told;
}

/** What the pages of figures show. */
export async function shownByPages(company: TestCompany): Promise<Told> {
  const parts = [
    await serviceShown(company),
    await timesShown(company, 'calendar'),
    await timesShown(company, 'opening'),
    await feelingsShown(company),
  ];
  return {
    whole: Object.assign({}, ...parts.map(({ whole }) => whole)) as Told['whole'],
    series: Object.assign({}, ...parts.map(({ series }) => series)) as Told['series'],
  };
}

/** The same by the catalogue: the figures of all metrics together, and each of those with days or weeks by itself. */
export async function toldByCatalogue({ owner }: TestCompany, { whole, series }: Told): Promise<Told> {
  const told: Told = { whole: {}, series: {} };
  const { items } = await owner.call(readMetricFigures, place);
  for (const { metric, ...figure } of items) if (metric in whole) told.whole[metric] = bare(figure);
  for (const id of Object.keys(series)) {
    const one = await owner.call(readMetric, { ...place, metric: id });
    told.series[id] = one.series.map(bare);
  }
  return told;
}
