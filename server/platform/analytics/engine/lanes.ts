/** A few workers that serve one queue in order. */
export interface Lanes<Worker> {
  /** Waits for a free worker. Throws the signal's reason when it is aborted before its turn. */
  run<T>(work: (worker: Worker) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** How many are waiting or at work. */
  readonly busy: number;
}

export function lanes<Worker>(workers: Worker[]): Lanes<Worker> {
  const free = [...workers];
  const waiting: Array<(worker: Worker) => void> = [];
  let busy = 0;
  const give = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next(worker);
  };
  const take = () =>
    new Promise<Worker>((resolve) => {
      const worker = free.pop();
      if (worker === undefined) waiting.push(resolve);
      else resolve(worker);
    });
  return {
    get busy() {
      return busy;
    },
    async run(work, signal) {
      busy += 1;
      const worker = await take();
      try {
        signal.throwIfAborted();
        return await work(worker);
      } finally {
        busy -= 1;
        give(worker);
      }
    },
  };
}
