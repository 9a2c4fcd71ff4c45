import type { Server } from 'node:net';
import { networkOf } from '#platform';

/** Of all that may be connected: whoever dawdles from one network leaves room for the mail of the others. */
const mostOfOneNetwork = 50;
/** Forty megabytes over a slow line take half of it. */
const longestVisit = 600_000;
/** Bytes of unfinished mails in memory, of all connections together. */
const mostHeld = 256 * 1024 * 1024;

export interface Guests {
  /** Whether a connection is one too many of those that came from its network. */
  isOneTooMany(at: { remoteAddress: string; remotePort: number }): boolean;
  /** Takes room in memory for the bytes of one mail; false when there is none. */
  hold(mail: Held, bytes: number): boolean;
  release(mail: Held): void;
}

export interface Held {
  bytes: number;
}

/** Keeps count of who is connected to the listener and of what their mails hold; shows out whoever stays too long. */
export function watchGuests(server: Server): Guests {
  const connected = new Map<string, number>();
  const tooMany = new Set<string>();
  let held = 0;
  server.on('connection', (socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    const place = `${network} ${socket.remotePort}`;
    if ((connected.get(network) ?? 0) >= mostOfOneNetwork) {
      tooMany.add(place);
      socket.once('close', () => tooMany.delete(place));
      return;
    }
    connected.set(network, (connected.get(network) ?? 0) + 1);
    const out = setTimeout(() => socket.destroy(), longestVisit).unref();
    socket.once('close', () => {
      clearTimeout(out);
      const left = (connected.get(network) ?? 1) - 1;
      if (left > 0) connected.set(network, left);
      else connected.delete(network);
    });
  });
  return {
    isOneTooMany: ({ remoteAddress, remotePort }) => tooMany.has(`${networkOf(remoteAddress)} ${remotePort}`),
    hold(mail, bytes) {
      if (held + bytes > mostHeld) return false;
      held += bytes;
      mail.bytes += bytes;
      return true;
    },
    release(mail) {
      held -= mail.bytes;
      mail.bytes = 0;
    },
  };
}
