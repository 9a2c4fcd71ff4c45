import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A DNS server on loopback that says of every name that it does not exist: nobody outside is asked. */
export async function nobodyDns(): Promise<{ address: string; stop(): void }> {
  const socket = createSocket('udp4');
  socket.on('message', (asked, { port, address }) => {
    const head = Buffer.from([asked[0] ?? 0, asked[1] ?? 0, 0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0]);
    let end = 12;
    while (end < asked.length && asked[end] !== 0) end += (asked[end] ?? 0) + 1;
    socket.send(Buffer.concat([head, asked.subarray(12, end + 5)]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, stop: () => socket.close() };
}
