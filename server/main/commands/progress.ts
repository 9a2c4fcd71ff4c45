/** Shows how far long work is: in place on a terminal, now and then in a log. */
export function progressLine(): { show(done: number, total: number, what: string): void; end(): void } {
  const begun = Date.now();
  const terminal = process.stderr.isTTY;
  let last = terminal ? 0 : begun;
  return {
    show(done, total, what) {
      const now = Date.now();
      if (now - last < (terminal ? 100 : 5_000) && done < total) return;
      last = now;
      const text = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what}${timeLeft(now - begun, done, total)}`;
      process.stderr.write(terminal ? `\r\u001B[K${text}` : `${text}\n`);
    },
    end() {
      if (terminal) process.stderr.write('\r\u001B[K');
    },
  };
}

function timeLeft(passed: number, done: number, total: number): string {
  if (done === 0 || passed < 1_000) return '';
  const rate = (done / passed) * 1_000;
  const left = Math.ceil((total - done) / rate);
  const shown = left >= 120 ? `${Math.round(left / 60)} min` : `${left} s`;
  return `, ${Math.round(rate).toLocaleString('en')}/s, ${shown} left`;
}
