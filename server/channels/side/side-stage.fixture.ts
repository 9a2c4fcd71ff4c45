import * as people from '#core/contract/people.ts';
import type { Role } from '#core/people/permissions.ts';
import * as sides from '#core/contract/sides.ts';
import { client, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { loopsStage } from '../mail/loops-stage.fixture.ts';

/** A conversation of a customer, what they wrote, and a carrier that can be asked about it. */
export interface Beside {
  conversation: string;
  message: string;
  ann: string;
  hans: string;
}

/** The product with a mailbox, customers who wrote, and others who can be asked. */
export async function sideStage() {
  const stage = await loopsStage();
  const unique = () => crypto.randomUUID().slice(0, 8);

  async function begun(words = 'My lamp has not come.', more: { bytes?(ann: string): Buffer } = {}): Promise<Beside> {
    const [ann, hans] = [`ann-${unique()}@customer.example`, `hans-${unique()}@carrier.example`];
    const letter = { from: `Ann Ant <${ann}>`, subject: 'The lamp', text: words };
    const arrived = more.bytes === undefined ? stage.arrive(letter) : stage.arriveBytes(more.bytes(ann));
    const { thread, message } = await arrived;
    await stage.shown(thread);
    return { conversation: thread, message, ann, hans };
  }

  const ask = ({ conversation, hans }: Beside, more: object = {}) =>
    stage.owner.call(sides.beginSide, {
      id: conversation,
      to: { address: hans, name: 'Hans' },
      subject: 'Parcel 4711',
      text: 'Where is parcel 4711?',
      ...more,
    });

  const mailTo = (address: string, words = '') =>
    until(
      () => stage.sink.mails.find(({ to, text }) => to.includes(address) && text.includes(words)),
      `a mail to ${address}`,
    );

  async function colleague(name: string, role: Role = 'agent'): Promise<Client & { user: string }> {
    const { link } = await stage.owner.call(people.invite, { role });
    const made = client(stage.app.url);
    const token = new URL(link).searchParams.get('token') ?? '';
    const email = `${name.toLowerCase()}-${unique()}@partner.example`;
    const { user } = await made.call(people.acceptInvitation, {
      token,
      name,
      email,
      password: 'correct horse battery',
    });
    return { ...made, user: user.id };
  }

  return { ...stage, begun, ask, mailTo, colleague };
}

export const mailIdOf = (mail: { text: string }) => /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)?.[1] ?? '';
export const headOf = (name: string, { text }: { text: string }) =>
  new RegExp(`^${name}: (.+(?:\r\n[ \t].+)*)`, 'im').exec(text)?.[1]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
