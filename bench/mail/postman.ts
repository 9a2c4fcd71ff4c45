import { setTimeout as sleep } from 'node:timers/promises';
import { desk, mailOf } from './mails.ts';
import { smtpLine, type SmtpLine } from './smtp-line.ts';

// Runs in a process of its own, as other mail servers do: what is not acknowledged is carried again until it is.

export interface Order {
  port: number;
  from: number;
  count: number;
  connections: number;
}

export type Told = { acknowledged: number; again: number };

async function carryAll({ port, from, count, connections }: Order): Promise<void> {
  let next = from;
  const told: Told = { acknowledged: 0, again: 0 };
  const telling = setInterval(() => process.send?.(told), 100);
  const carrier = async () => {
    let line: SmtpLine | undefined;
    while (next < from + count) {
      const mail = mailOf(next++);
      for (let done = false; !done;) {
        try {
          line ??= await smtpLine(port);
          done = (await line.carry({ from: mail.from, to: desk, raw: mail.raw })) < 300;
        } catch {
          line?.end();
          line = undefined;
        }
        if (done) continue;
        told.again += 1;
        await sleep(100);
      }
      told.acknowledged += 1;
    }
    line?.end();
  };
  await Promise.all(Array.from({ length: connections }, carrier));
  clearInterval(telling);
  process.send?.(told);
}

process.on('message', (order: Order) => {
  carryAll(order).then(
    () => process.disconnect?.(),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
