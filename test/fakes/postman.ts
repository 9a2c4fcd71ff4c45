import { createTransport } from 'nodemailer';
import { setTimeout as sleep } from 'node:timers/promises';

interface Postman {
  /** Letters that the server took. */
  acknowledged: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Brings letters until told to stop and remembers which ones were taken; what was refused or broken off is brought again. */
export function postman({ port, to, carriers = 3 }: { port: number; to: string; carriers?: number }): Postman {
  const acknowledged = new Set<string>();
  let stopped = false;
  let next = 0;
  const bring = async (id: string, from: string): Promise<boolean> => {
    const way = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 2_000 });
    const raw = `From: ${from}\r\nMessage-ID: <${id}>\r\nSubject: ${id}\r\n\r\nLetter ${id}\r\n`;
    try {
      await way.sendMail({ raw, envelope: { from, to: [to] } });
      return true;
    } catch {
      return false;
    } finally {
      way.close();
    }
  };
  const carry = async () => {
    while (!stopped) {
      const number = next++;
      const id = `letter-${number}@customer.example`;
      while (!(await bring(id, `customer${number}@customer.example`)) && !stopped) await sleep(50);
      if (!stopped) acknowledged.add(id);
    }
  };
  const running = Promise.all(Array.from({ length: carriers }, carry));
  return {
    acknowledged,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
