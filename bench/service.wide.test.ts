import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readService } from '#core/contract/insight.ts';
import { serviceTimesOf } from '#core/desk/facts/told-times.ts';
import { atEnd } from '#test/at-end.ts';
import { client } from '#test/client.ts';
import { startProduct } from './measure/product.ts';
import type { Report } from './measure/report.ts';
import type { Note } from './service/place.ts';
import { conversations, type Made } from './service/rows.ts';

const [count, days] = [600, 20];

/** Runs the bench as a person does, on a folder that is kept, and starts the product on that folder again. */
async function measured() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const line = ['bench/main.ts', 'service', String(count), String(days), folder];
  const { stdout } = await promisify(execFile)(process.execPath, line, { env: { ...process.env, BENCH_LOOKS: '2' } });
  const report = JSON.parse(stdout.trim().split('\n').at(-1)!) as Report;
  const { cookie, filling } = JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8')) as Note;
  const product = await startProduct({}, folder);
  atEnd(() => product.stop());
  return { report, filling, owner: client(product.url, { cookie }) };
}

/** The shortest time that less than this share outlives; what has not ended is at risk as long as it is known. */
function outlived(times: ReadonlyArray<{ seconds: number; ended: boolean }>, share: number): number {
  let [atRisk, left] = [times.length, 1];
  for (const { seconds, ended } of times.toSorted(
    (a, b) => a.seconds - b.seconds || Number(b.ended) - Number(a.ended),
  )) {
    if (ended) left *= 1 - 1 / atRisk;
    atRisk--;
    if (left <= share + 1e-9) return seconds;
  }
  return Number.NaN;
}

/** A conversation's times of one kind: as they were when the folder was filled, and so long until now where they go on. */
function timesOf({ moments }: Made, kind: string, { now, filling }: { now: number; filling: Note['filling'] }) {
  return serviceTimesOf(moments, filling.now)
    .filter((time) => time.kind === kind)
    .map(({ from, until, dropped }) => ({
      seconds: ((until ?? now) - from) / 1_000,
      ended: until !== null && !dropped,
    }));
}

test('bench service measures a page that says what happened in the conversations it has made', async () => {
  const { report, filling, owner } = await measured();
  const began = Date.now();
  const page = await owner.call(readService, { days: '90' });
  const ended = Date.now();

  const all = [...conversations(count, filling, filling.staff)];
  const settled = all.map(({ moments }) => moments.filter(({ what }) => what === 'resolved' || what === 'reopened'));
  const tookUp = settled.filter((each) => each.some(({ what }) => what === 'reopened'));
  expect(page.volume.value).toBe(count);
  expect(page.backlog.value).toBe(settled.filter((each) => each.at(-1)?.what !== 'resolved').length);
  expect(page.reopened.n).toBe(settled.filter((each) => each.length > 0).length);
  expect(page.reopened.value).toBeCloseTo((100 * tookUp.length) / page.reopened.n, 6);

  const timesAt = (now: number, kind: string) => all.flatMap((made) => timesOf(made, kind, { now, filling }));
  for (const [kind, figure] of [
    ['first', page.firstResponse],
    ['next', page.nextResponse],
    ['resolution', page.resolution],
  ] as const) {
    const times = timesAt(began, kind);
    expect([figure.n, figure.open], kind).toEqual([times.length, times.filter(({ ended }) => !ended).length]);
    for (const [value, share] of [
      [figure.median.value, 0.5],
      [figure.p90.value, 0.1],
    ] as const) {
      expect(value, kind).toBeGreaterThan(outlived(times, share) - 1); // what goes on grows while we look
      expect(value, kind).toBeLessThan(outlived(timesAt(ended, kind), share) + 1);
    }
  }

  const inTeam = ['nobody', 'Orders', 'Returns', 'Nights'].map((name, at) => [
    name,
    all.filter(({ team }) => team === filling.staff.teams[at]!.id).length,
  ]);
  expect(Object.fromEntries(page.byTeam.map(({ name, resolution }) => [name ?? 'nobody', resolution.n]))).toEqual(
    Object.fromEntries(inTeam),
  );
  expect(report.figures).toMatchObject({ conversations: count, days });
  expect(Object.keys(report.figures)).toContain('yearP95Milliseconds');
});
