import { request } from 'node:http';

// Every client comes from an address of its own (of loopback), as they do in life.

export interface Caller {
  url: string;
  address: string;
  headers: Record<string, string>;
}

function open({ url, address, headers }: Caller, path: string, body?: unknown) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sent = request(new URL(path, url), {
    method: text === undefined ? 'GET' : 'POST',
    agent: false,
    localAddress: address,
    headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
  });
  sent.end(text);
  return sent;
}

/** One request; rejects for anything but success. */
export function ask<T>(caller: Caller, path: string, body?: unknown): Promise<T> {
  return new Promise((done, failed) => {
    const sent = open(caller, path, body);
    sent.once('error', failed);
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.once('error', failed);
      answer.once('end', () => {
        if (answer.statusCode !== undefined && answer.statusCode < 300)
          done((text === '' ? undefined : JSON.parse(text)) as T);
        else failed(new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`));
      });
    });
  });
}

export interface Heard {
  event: string;
  id: string;
  data: string;
}

/** Reads a stream until it breaks off; says with which status it began, 0 when it could not be reached. */
export function listen(caller: Caller, path: string, hear: (heard: Heard) => void): Promise<number> {
  return new Promise((over) => {
    const sent = open(caller, path);
    sent.once('error', () => over(0));
    sent.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      let rest = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const heard: Heard = { event: '', id: '', data: '' };
          for (const line of block.split('\n')) {
            const at = line.indexOf(': ');
            const field = line.slice(0, at);
            if (field === 'event' || field === 'id' || field === 'data') heard[field] = line.slice(at + 2);
          }
          hear(heard);
        }
      });
      answer.once('error', () => over(status));
      answer.once('close', () => over(status));
    });
  });
}

/** The address of client number `at`: 127.1.x.y. */
export function addressOf(at: number): string {
  return `127.1.${Math.floor(at / 250)}.${(at % 250) + 1}`;
}
