/** Where the speed is told in something else than the way: an import goes by bytes, and takes rows. */
interface Counted {
  words: string;
  count: number;
  unit: string;
}

interface Progress {
  show(done: number, total: number, what: string | Counted): void;
  end(): void;
}

interface Moment {
  at: number;
  done: number;
  count: number;
}

/** Shows how far long work is: in place on a terminal, now and then in a log. */
export function progressLine(): Progress {
  const terminal = process.stderr.isTTY;
  let last = terminal ? 0 : Date.now();
  let first: Moment | undefined;
  return {
    show(done, total, what) {
      const { words, count, unit } = typeof what === 'string' ? { words: what, count: done, unit: '' } : what;
      const now = { at: Date.now(), done, count };
      // What was done before, by a run that was broken off, is not the speed of this one.
      first ??= now;
      if (now.at - last < (terminal ? 100 : 5_000) && done < total) return;
      last = now.at;
      const speed = speedOf(first, now, { total, unit });
      const text = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${words}${speed}`;
      process.stderr.write(terminal ? `\r\u001B[K${text}` : `${text}\n`);
    },
    end() {
      if (terminal) process.stderr.write('\r\u001B[K');
    },
  };
}

function speedOf(first: Moment, now: Moment, { total, unit }: { total: number; unit: string }): string {
  const seconds = (now.at - first.at) / 1_000;
  const moved = now.done - first.done;
  if (moved <= 0 || seconds < 1) return '';
  const rate = Math.round((now.count - first.count) / seconds);
  const left = Math.ceil(((total - now.done) / moved) * seconds);
  const shown = left >= 120 ? `${Math.round(left / 60)} min` : `${left} s`;
  return `, ${rate.toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}/s, ${shown} left`;
}
