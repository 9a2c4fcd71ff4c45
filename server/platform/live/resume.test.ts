import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, comparePositions, parsePosition, type Position } from '../events/position.ts';
import type { Log } from './feed.ts';
import { openReading } from './live.ts';
import { entryOf, type Entry } from './message.ts';
import type { OpenScreen } from './screens.ts';

// Against a model of the log: transactions begin and end in any order, and only what no open one can precede is visible.

const shop = 'shop';

function modelLog() {
  const open = new Set<number>();
  const written: Array<{ xid: number; entry: Entry }> = [];
  let next = 1;
  let forgotten: Position = beginning;
  const horizon = () => Math.min(next, ...open);
  const visible = () =>
    written
      .filter(({ xid }) => !open.has(xid) && xid < horizon())
      .map(({ entry }) => entry)
      .toSorted((a, b) => comparePositions(a.place, b.place));
  const kept = () => visible().filter(({ place }) => comparePositions(place, forgotten) > 0);
  const log: Log = {
    generation: async () => 1,
    forgotten: async () => forgotten,
    read: async (place, limit, workspace = shop) =>
      kept()
        .filter((entry) => entry.message.workspace === workspace && comparePositions(entry.place, place) > 0)
        .slice(0, limit),
    newest: async (limit) => kept().slice(-limit),
  };
  return {
    log,
    visible,
    begin(events: number) {
      const xid = next++;
      open.add(xid);
      for (let at = 0; at < events; at++) {
        const place = { generation: 1, xid: String(xid), id: String(written.length + 1) };
        written.push({
          xid,
          entry: entryOf({ ...place, workspace: shop, name: 'it.happened', subject: 'a', data: {} }),
        });
      }
    },
    commit: (which: number) => open.delete([...open][which % Math.max(open.size, 1)] ?? 0),
    endAll: () => open.clear(),
    forget(count: number) {
      forgotten = kept()[count]?.place ?? forgotten;
    },
  };
}

const sizes = { each: 6, together: 12, remembered: 4, batch: 3, replay: 5 };

/** A page: it hears events, remembers the last id, and loads anew when it is told to. */
function page(log: ReturnType<typeof modelLog>) {
  const heard: Position[] = [];
  let last: string | undefined;
  let loaded: Position | undefined;
  let line: OpenScreen | undefined;
  const newest = () => log.visible().at(-1)?.place;
  const load = () => {
    loaded = newest() ?? loaded;
  };
  return {
    heard,
    loaded: () => loaded,
    async connect(process: ReturnType<typeof openReading>, where: () => string | undefined) {
      line?.close();
      if (last === undefined) {
        last = where() ?? '0.0.0'; // what came with the first answer
        load();
      }
      const screens = await process.begun;
      const mine = {
        workspace: shop,
        who: 'ada',
        isProgram: true,
        textOf: ({ position }: { position: string | null }) => `${position ?? ''} `,
        write(text: string) {
          if (cut) return;
          for (const position of text.trim().split(' ')) {
            heard.push(parsePosition(position)!);
            last = position;
          }
        },
        loadAnew(position: string) {
          if (cut) return;
          load();
          last = position;
        },
      };
      let cut = false;
      const opened = await screens.open(mine, parsePosition(last));
      line = { ...opened, close: () => ((cut = true), opened.close()) };
    },
    cut() {
      line?.close();
      line = undefined;
    },
    catchUp: () => line?.position(),
  };
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('begin' as const), events: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), which: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('turn' as const), process: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), process: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('connect' as const), process: fc.nat(1), page: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), page: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), count: fc.nat(8) }) },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Two processes on one log, and two pages. */
async function stage() {
  const model = modelLog();
  const start = () => openReading(model.log, () => undefined, sizes);
  const processes = [start(), start()];
  const pages = [page(model), page(model)];
  for (const process of processes) await process.feed();
  const connect = (one: number, to: number) => pages[one]!.connect(processes[to]!, processes[to]!.position);
  /** What is taken away was read by every process a month ago. */
  const forget = async (count: number) => {
    for (const process of processes) while (await process.feed());
    model.forget(count);
  };
  return {
    model,
    pages,
    async take(one: Step): Promise<unknown> {
      if (one.do === 'begin') return model.begin(one.events);
      if (one.do === 'commit') return model.commit(one.which);
      if (one.do === 'forget') return await forget(one.count);
      if (one.do === 'turn') return await processes[one.process]!.feed();
      if (one.do === 'cut') return pages[one.page]!.cut();
      if (one.do === 'connect') return await connect(one.page, one.process);
      for (const each of pages) each.cut();
      processes[one.process] = start();
      return await processes[one.process]!.feed();
    },
    /** Everything is committed, read and told. */
    async end() {
      model.endAll();
      for (const process of processes) while (await process.feed());
      for (const at of pages.keys()) await connect(at, 0);
      for (const process of processes) process.now()?.stop();
      for (const each of pages) each.catchUp();
    },
  };
}

test('however commits, reconnects and processes change: every visible event is heard or loaded, once and in order, and none is invented', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), async (steps) => {
      const { model, pages, take, end } = await stage();
      for (const one of steps) await take(one);
      await end();
      const all = model.visible().map(({ place }) => place);
      for (const { heard, loaded } of pages) {
        expect(heard).toEqual(heard.toSorted(comparePositions));
        const ids = new Set(heard.map(({ id }) => id));
        expect(ids.size).toBe(heard.length);
        const until = loaded() ?? beginning;
        const missed = all.filter((place) => !ids.has(place.id) && comparePositions(place, until) > 0);
        expect(missed).toEqual([]);
        expect(heard.every(({ id }) => all.some((place) => place.id === id))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
