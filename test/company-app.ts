import { plainId, wireId } from '#core/contract/codecs.ts';
import { receiveMessage } from '#channels';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { testApp, type TestApp } from './app.ts';
import { ownerClient, type Client } from './client.ts';
import { whenBuiltAgain } from './last-try.ts';
import { until } from './until.ts';

export interface TestCompany {
  app: TestApp;
  owner: Client;
  workspace: string;
}

/** The whole product with one company set up, its owner signed in and its touchpoints listed. */
export async function testCompany(environment: Record<string, string> = {}): Promise<TestCompany> {
  const made = await setUpCompany(environment);
  whenBuiltAgain(async () => {
    const { app, owner, workspace } = await setUpCompany(environment);
    Object.assign(made.app, app);
    Object.assign(made.owner, owner);
    made.workspace = workspace;
  });
  return made;
}

async function setUpCompany(environment: Record<string, string>): Promise<TestCompany> {
  const app = await testApp(environment);
  const owner = await ownerClient(app.url);
  await until(async () => (await owner.call(listTouchpoints, {})).items.length > 0, 'the touchpoints are listed');
  const { rows } = await app.owner.query('select id from people.workspace order by created_at limit 1');
  return { app, owner, workspace: rows[0].id };
}

interface Words {
  text: string;
  name?: string;
  /** Goes on with this conversation (`cnv_…`). */
  thread?: string;
  /** Written by a machine. */
  automatic?: boolean;
  channel?: 'chat' | 'mail';
  files?: Array<{ bytes: Buffer; name: string; type: string }>;
}

/** A customer writes: what a channel does once it has understood what came in. */
export async function customerWrites(
  { app, workspace }: TestCompany,
  words: Words,
): Promise<{ thread: string; message: string; customer: string }> {
  const { text, name = 'Somebody', channel = 'chat' } = words;
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
  const received = await app.database.inWorkspace(workspace, (tx) =>
    receiveMessage(tx, app.app, {
      account: null,
      channel,
      claims: [{ kind: 'email', value: address, strength: 'claimed' }],
      name,
      address,
      text,
      clientId: crypto.randomUUID(),
      ...(words.files === undefined ? {} : { files: words.files }),
      ...(words.thread === undefined ? {} : { thread: plainId('cnv', words.thread)! }),
      ...(words.automatic === true ? { automatic: 'auto-replied' } : {}),
    }),
  );
  return {
    thread: wireId('cnv', received.thread),
    message: wireId('msg', received.message),
    customer: wireId('cus', received.customer),
  };
}
