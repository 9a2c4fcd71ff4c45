import { proofParts, solvePart, type Puzzle } from '#core/channels/form/proof.ts';

export interface Proof {
  challenge: string;
  counters: number[];
}

/** A proof is good for some minutes: a new one is begun this long before, so that it is not over on its way. */
const spare = 60_000;

function puzzleOf(challenge: string): Puzzle {
  const [text = ''] = challenge.split('.');
  return JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))) as Puzzle;
}

function inWorker(puzzle: Puzzle): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/form/worker.js');
    worker.onmessage = ({ data }: MessageEvent<number[]>) => {
      resolve(data);
      worker.terminate();
    };
    worker.onerror = reject;
    worker.postMessage({ nonce: puzzle.nonce, bits: puzzle.bits });
  });
}

/** Where workers are not allowed: part by part, with the page getting its turn in between. */
async function here(puzzle: Puzzle): Promise<number[]> {
  const counters: number[] = [];
  while (counters.length < proofParts) {
    counters.push(solvePart(puzzle, counters.length));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return counters;
}

interface Begun {
  until: number;
  proof: Promise<Proof>;
}

/** The work of one page: begun with the first thing somebody does, done long before they send. */
export function workFor(ask: () => Promise<string>) {
  let begun: Begun | undefined;

  async function solve(): Promise<Proof> {
    const challenge = await ask();
    const puzzle = puzzleOf(challenge);
    // Until the device's clock is known to be right, only what passes on it counts.
    if (begun !== undefined) begun.until = Date.now() + 10 * 60_000 - spare;
    return { challenge, counters: await inWorker(puzzle).catch(() => here(puzzle)) };
  }

  function begin(): Promise<Proof> {
    if (begun !== undefined && begun.until > Date.now()) return begun.proof;
    const proof = Promise.resolve().then(solve);
    begun = { until: Number.POSITIVE_INFINITY, proof };
    proof.catch(() => (begun = undefined));
    return proof;
  }

  return {
    begin,
    /** It was used, or refused: the next one is a new one. */
    over(): void {
      begun = undefined;
    },
  };
}
