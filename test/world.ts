import type { DnsAnswers, World } from '#platform';

type Records = { [Type in keyof DnsAnswers]?: DnsAnswers[Type] };

/** The world of a test: its clock stands at real time plus what the test adds, its DNS knows what the test says. */
export interface TestWorld extends World {
  /** Moves the clock forward. */
  pass(milliseconds: number): void;
  /** Stops the clock at a moment; again for the next one. */
  stand(at: number): void;
  /** What DNS answers from now on, by name; of every other name it knows nothing. A code makes it fail that way. */
  dns: Map<string, Records | 'ETIMEOUT' | 'ESERVFAIL'>;
  /** Every question that was put to DNS, as `TXT example.com`. */
  asked: string[];
}

function failure(code: string, name: string): Error {
  return Object.assign(new Error(`query ${code} ${name}`), { code });
}

export function testWorld(): TestWorld {
  let ahead = 0;
  let standing: number | undefined;
  const dns: TestWorld['dns'] = new Map();
  const asked: string[] = [];
  return {
    dns,
    asked,
    now: () => new Date(standing ?? Date.now() + ahead),
    fetch: (...input) => fetch(...input),
    async resolve(name, type) {
      asked.push(`${type} ${name}`);
      const records = dns.get(name.toLowerCase());
      if (records === undefined) throw failure('ENOTFOUND', name);
      if (typeof records === 'string') throw failure(records, name);
      const answer = records[type];
      if (answer === undefined) throw failure('ENODATA', name);
      return answer;
    },
    pass(milliseconds) {
      ahead += milliseconds;
    },
    stand(at) {
      standing = at;
    },
  };
}
