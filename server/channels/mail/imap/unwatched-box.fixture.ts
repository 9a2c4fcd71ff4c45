import { connectImap } from './imap-client.ts';
import { mailboxOf, type Mailbox } from '../mailbox.ts';
import { readMailbox } from './read-mailbox.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import type { TestCompany } from '#test/company-app.ts';

/** A mailbox on a fake server that only the test looks into. */
export interface Box {
  wire: string;
  id: string;
  /** Connects, reads all folders once and leaves; answers how many mails were fetched. */
  look(how?: { compare?: boolean; pace?: { headers: number } }): Promise<number>;
  /** Subjects of what is kept, in the order of keeping. */
  kept(): Promise<string[]>;
  open(): Promise<Mailbox>;
  /** Lays other settings over the present ones, past all checks. */
  change(settings: object): Promise<void>;
}

interface Wanted {
  port: number;
  folders?: string[];
  history?: 'new' | 'all';
}

let count = 0;

/** Connects a mailbox that nobody watches but the test: `incoming` is not IMAP until the test says so. */
export async function unwatchedBox(company: TestCompany, wanted: Wanted): Promise<Box> {
  const { app, database, owner } = company.app;
  const server = { host: '127.0.0.1', security: 'none', user: 'desk', history: 'all' } as const;
  const { id: wire } = await company.owner.call(createMailAccount, {
    name: `Box ${++count}`,
    settings: {
      address: `box${count}@shop.example`,
      senderName: 'Shop',
      incoming: 'none',
      imap: { ...server, ...wanted },
    },
    secrets: { imapPassword: 'open sesame' },
  });
  const id = plainId('chn', wire)!;
  const open = () => database.inWorkspace(company.workspace, (tx) => mailboxOf(tx, app, id));
  return {
    wire,
    id,
    open,
    async look(how = {}) {
      const mailbox = await open();
      const client = await connectImap(app, mailbox);
      try {
        return await readMailbox(client, { app, mailbox }, how);
      } finally {
        client.close();
      }
    },
    async kept() {
      const { rows } = await owner.query('select subject from channels.raw where account = $1 order by id', [id]);
      return rows.map(({ subject }) => subject);
    },
    async change(settings) {
      const merge = 'update channels.account set settings = settings || $2 where id = $1';
      await owner.query(merge, [id, JSON.stringify(settings)]);
    },
  };
}
