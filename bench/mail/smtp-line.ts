import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** One SMTP connection, as thin as it can be: what is measured is the other side. */
export interface SmtpLine {
  /** Carries one mail; resolves with the last answer's code. Rejects when the connection is lost. */
  carry(mail: { from: string; to: string; raw: Buffer }): Promise<number>;
  end(): void;
}

/** Answers of the server, one after another; several lines of one answer count once. */
function answers(socket: Socket): () => Promise<number> {
  const codes: number[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  let rest = '';
  socket.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line[3] !== '-') codes.push(Number(line.slice(0, 3)));
    wake();
  });
  socket.on('close', () => {
    over = true;
    wake();
  });
  return async () => {
    while (codes.length === 0) {
      if (over) throw new Error('the connection was lost');
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return codes.shift()!;
  };
}

/** Lines that begin with a dot get another (RFC 5321, 4.5.2). */
function stuffed(raw: Buffer): Buffer {
  if (!raw.includes('\r\n.')) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll('\r\n.', '\r\n..'), 'latin1');
}

/** Connects and says hello. */
export async function smtpLine(port: number): Promise<SmtpLine> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined);
  socket.setTimeout(60_000, () => socket.destroy());
  const next = answers(socket);
  await Promise.race([once(socket, 'connect'), once(socket, 'close').then(() => Promise.reject(new Error('refused')))]);
  const ask = async (line: string): Promise<number> => {
    socket.write(`${line}\r\n`);
    return await next();
  };
  if ((await next()) !== 220) throw new Error('not welcome');
  await ask('EHLO bench.example');
  return {
    async carry({ from, to, raw }) {
      for (const line of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
        const code = await ask(line);
        if (code >= 400) {
          await ask('RSET');
          return code;
        }
      }
      socket.write(stuffed(raw));
      return await ask('\r\n.');
    },
    end: () => socket.destroy(),
  };
}
