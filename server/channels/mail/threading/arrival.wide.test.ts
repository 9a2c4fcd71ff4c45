import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { mailStage, type Letter, type MailStage } from '#test/mail-stage.ts';

let stage: MailStage;
let count = 0;
beforeAll(async () => {
  stage = await mailStage();
}, 120_000);

interface Tree {
  /** Of each mail after the first the one it answers, as a choice among those before it. */
  answers: number[];
  /** Which headers its program leaves: of each mail. */
  headers: Array<'all' | 'reply' | 'references' | 'parent'>;
  writers: number[];
}

const trees = fc.array(
  fc.integer({ min: 2, max: 5 }).chain((size) =>
    fc.record<Tree>({
      answers: fc.array(fc.nat(10), { minLength: size - 1, maxLength: size - 1 }),
      headers: fc.array(fc.constantFrom('all', 'reply', 'references', 'parent'), { minLength: size, maxLength: size }),
      writers: fc.array(fc.nat(1), { minLength: size, maxLength: size }),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** The mails of one thread between two people and the desk, each with what its program names. */
function lettersOf({ answers, headers, writers }: Tree): Letter[] {
  const at = (count += 1);
  const people = [`one@tree${at}.example`, `two@tree${at}.example`];
  const ids = headers.map((_, place) => `t${at}-${place}@tree.example`);
  const above = (place: number): number[] => {
    const parent = place === 0 ? undefined : answers[place - 1]! % place;
    return parent === undefined ? [] : [...above(parent), parent];
  };
  return headers.map((kind, place) => {
    const chain = above(place).map((each) => ids[each]!);
    const parent = chain.at(-1);
    return {
      from: people[writers[place]!]!,
      to: 'desk@shop.example',
      cc: people.join(', '),
      id: ids[place]!,
      text: `${at} ${place}`,
      ...(parent !== undefined && kind !== 'references' ? { inReplyTo: parent } : {}),
      ...(kind === 'all' || kind === 'references' ? { references: chain } : {}),
      ...(kind === 'parent' && parent !== undefined ? { references: [parent] } : {}),
    };
  });
}

test('in whatever order the mails of true threads arrive, they stand in these threads, and strangers in none of them', async () => {
  await fc.assert(
    fc.asyncProperty(trees, fc.infiniteStream(fc.nat(1_000_000)), async (all, dice) => {
      const threads = all.map(lettersOf);
      const strangers = threads.map(([first], at): Letter => ({
        from: `eve${at}@evil${count}.example`,
        inReplyTo: first!.id!,
      }));
      const mails = [
        ...threads.flatMap((letters, of) => letters.map((letter) => ({ letter, of }))),
        ...strangers.map((letter) => ({ letter, of: -1 })),
      ];
      const order = mails
        .map((mail) => ({ mail, place: dice.next().value as number }))
        .toSorted((a, b) => a.place - b.place);
      const arrived: Array<{ of: number; message: string }> = [];
      for (const { mail } of order) arrived.push({ of: mail.of, message: (await stage.arrive(mail.letter)).message });
      const { rows } = await stage.company.app.owner.query<{ id: string; thread: string }>(
        'select id, thread from channels.message',
      );
      const now = new Map(rows.map(({ id, thread }) => [`msg_${id.replaceAll('-', '')}`, thread]));
      const stand = (of: number) => arrived.filter((each) => each.of === of).map(({ message }) => now.get(message));
      const places = threads.map((_, of) => new Set(stand(of)));
      for (const place of places) expect(place.size).toBe(1);
      expect(new Set(places.flatMap((place) => [...place])).size).toBe(threads.length);
      for (const stranger of stand(-1)) expect(places.some((place) => place.has(stranger))).toBe(false);
    }),
    { numRuns: 15, interruptAfterTimeLimit: 60_000 },
  );
}, 240_000);
