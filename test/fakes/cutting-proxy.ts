import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { atEnd } from '../at-end.ts';

/** A proxy before the product that breaks off what goes through it, as those of companies do to what takes long. */
export interface CuttingProxy {
  url: string;
  /** Breaks off every connection there is. */
  cut(): void;
  /** From now on nothing gets through, by whatever part of a browser. */
  close(): Promise<void>;
  /** Lets everything through again. */
  open(): Promise<void>;
}

/** Opens one before `url`; it ends with the tests of the file. */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const listen = async (at: number) => {
    server.listen(at, hostname);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const here = await listen(0);
  atEnd(() => {
    cut();
    server.close();
  });
  return {
    url: `http://${hostname}:${here}`,
    cut,
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
    async open() {
      await listen(here);
    },
  };
}
