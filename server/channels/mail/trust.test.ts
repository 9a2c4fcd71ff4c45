import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { beforeAll, expect, test } from 'vitest';
import { mailboxState } from '#core/contract/mailboxes.ts';
import { bytesOf, type Letter } from '#test/mail-stage.ts';
import { loopsStage } from './loops-stage.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const server = '192.0.2.1';
const elsewhere = '198.51.100.66';

beforeAll(async () => {
  stage = await loopsStage();
  const { dns } = stage.world;
  dns.set('bank.example', { TXT: [[`v=spf1 ip4:${server} -all`]] });
  dns.set('_dmarc.bank.example', { TXT: [['v=DMARC1; p=reject']] });
  dns.set('watching.example', { TXT: [['v=spf1 -all']] });
  dns.set('_dmarc.watching.example', { TXT: [['v=DMARC1; p=none']] });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  dns.set('key._domainkey.bank.example', { TXT: [[`v=DKIM1; k=rsa; p=${key}`]] });
  for (const name of ['slow.example', '_dmarc.slow.example']) dns.set(name, 'ETIMEOUT');
}, 120_000);

const from = (by: string, sender: string) => ({ by, from: sender, helo: 'mail.somewhere.example' });
const trustIn = async ({ message }: { message: string }) => (await stage.item(message)).trust;

async function signed(letter: Letter): Promise<Buffer> {
  const bytes = bytesOf(letter);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer = { signingDomain: 'bank.example', selector: 'key', privateKey: pem };
  const { signatures } = await dkimSign(bytes, { ...signer, signatureData: [signer] });
  return Buffer.concat([Buffer.from(signatures), bytes]);
}

test('a mail that is not from whom it says continues nothing, is nobody we know, and is shown as what it is', async () => {
  const ann = 'ann@bank.example';
  const question = await stage.arrive({ from: ann, id: 'q1@bank.example' }, from(server, ann));
  expect(await trustIn(question)).toMatchObject({
    verdict: 'proven',
    domain: 'bank.example',
    spf: { result: 'pass' },
    dmarc: { result: 'pass', policy: 'reject' },
  });
  const forged = await stage.arrive({ from: ann, inReplyTo: 'q1@bank.example' }, from(elsewhere, ann));
  expect(forged.outcome).toBe('review');
  expect(forged.thread).not.toBe(question.thread);
  expect(await trustIn(forged)).toMatchObject({
    verdict: 'failed',
    spf: { result: 'fail' },
    dmarc: { result: 'fail' },
  });
  const [real, fake] = [await stage.shown(question.thread), await stage.shown(forged.thread)];
  expect(fake.customer.id).not.toBe(real.customer.id);
  expect(real.customer.email).toBe(ann);
  expect(fake.customer.email).toBeNull();
  expect(fake.items).toMatchObject([{ trust: { verdict: 'failed', domain: 'bank.example' } }]);

  const answer = await stage.arrive({ from: ann, inReplyTo: 'q1@bank.example' }, from(server, ann));
  expect(answer.thread).toBe(question.thread);
});

test('a signature proves a mail that was passed on, and a changed one proves nothing', async () => {
  const ann = 'ann@bank.example';
  const bytes = await signed({ from: ann, subject: 'Passed on' });
  const passed = await stage.arriveBytes(bytes, from(elsewhere, 'relay@forwarder.example'));
  expect(await trustIn(passed)).toMatchObject({
    verdict: 'proven',
    dkim: [{ result: 'pass', domain: 'bank.example' }],
  });
  const changed = Buffer.from(
    (await signed({ from: ann, subject: 'Paid' })).toString().replace('Subject: Paid', 'Subject: Late'),
  );
  const broken = await stage.arriveBytes(changed, from(elsewhere, 'relay@forwarder.example'));
  expect(await trustIn(broken)).toMatchObject({ verdict: 'failed' });
});

test('who cannot be asked, or asks for nothing, is neither trusted nor distrusted', async () => {
  const watching = 'wim@watching.example';
  const slow = 'sam@slow.example';
  expect(await trustIn(await stage.arrive({ from: watching }, from(elsewhere, watching)))).toMatchObject({
    verdict: 'unproven',
    dmarc: { result: 'fail', policy: 'none' },
  });
  expect(await trustIn(await stage.arrive({ from: slow }, from(elsewhere, slow)))).toMatchObject({
    verdict: 'unknown',
  });
  const inside = 'ann@bank.example';
  expect(await trustIn(await stage.arrive({ from: inside }, from('127.0.0.1', inside)))).toMatchObject({
    verdict: 'unproven',
  });
});

test('a sender that two programs read as two is nobody', async () => {
  const ways = ['Ann <ann@bank.example>, eve@evil.example', '"ann@bank.example" <eve@evil.example>, ann@bank.example'];
  for (const way of ways) {
    const mail = await stage.arrive({ from: way }, from(elsewhere, 'eve@evil.example'));
    expect((await trustIn(mail))?.verdict, way).toBe('failed');
  }
  const named = await stage.arrive(
    { from: '"ann@bank.example" <eve@evil.example>' },
    from(elsewhere, 'eve@evil.example'),
  );
  expect(await trustIn(named)).toMatchObject({ domain: 'evil.example' });
});

test('a relay of our own network hides who writes only where most mail comes by it', async () => {
  const relay = async () => (await stage.owner.call(mailboxState, { id: stage.mailbox })).relay;
  const arrive = async (count: number) => {
    for (let at = 0; at < count; at++) await stage.arrive({ from: 'ann@bank.example' }, from('10.0.0.7', ''));
  };
  await arrive(5);
  expect(await relay()).toBeNull();
  await arrive(8);
  expect(await relay()).toBe('10.0.0.7');
});

test('the word of the mailbox’s own provider is taken, and of nobody else', async () => {
  const ann = 'ann@bank.example';
  const written = (host: string, result: string) =>
    `${host}; spf=pass smtp.mailfrom=bank.example; dmarc=${result} (p=REJECT sp=REJECT dis=NONE) header.from=bank.example`;
  const arrived = async (host: string, result: string) => {
    const headers = { 'Authentication-Results': written(host, result) };
    const mail = await stage.arrive({ from: ann, headers }, from('127.0.0.1', ann));
    return (await trustIn(mail))?.verdict;
  };
  expect(await arrived('mx.google.com', 'pass')).toBe('unproven');
  await stage.app.owner.query(
    `update channels.account set settings = settings || '{"checkedBy": "mx.google.com"}' where kind = 'mail'`,
  );
  expect(await arrived('mx.google.com', 'pass')).toBe('proven');
  expect(await arrived('mx.google.com', 'fail')).toBe('failed');
  expect(await arrived('mx.google.com.evil.example', 'pass')).toBe('unproven');
});

test('no length of the head spares a forged mail the look', async () => {
  const ann = 'ann@bank.example';
  const filler = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`X-Filler-${at}`, 'x'.repeat(900)]));
  const forged = await stage.arrive({ from: ann, headers: filler }, from(elsewhere, ann));
  expect(await trustIn(forged)).toMatchObject({ verdict: 'failed', dmarc: { result: 'fail', policy: 'reject' } });
  const two = await stage.arrive({ from: `${ann}, eve@evil.example`, headers: filler }, from(elsewhere, ann));
  expect((await trustIn(two))?.verdict).toBe('failed');
  const long = await stage.arrive({ from: `"${'x'.repeat(300_000)}" <${ann}>` }, from(elsewhere, ann));
  expect((await trustIn(long))?.verdict).toBe('failed');
});

test('a server that never answers hides no forged mail, and weakens the look at no other', async () => {
  const { world } = stage;
  const { resolve } = world;
  world.pass(61_000);
  world.dns.set('late.example', { TXT: [[`v=spf1 ip4:${server} -all`]] });
  world.resolve = async (name, type) => {
    if (name.endsWith('silent.example')) await new Promise(() => undefined);
    if (name.endsWith('late.example')) await new Promise((done) => setTimeout(done, 400));
    return await resolve(name, type);
  };
  const ann = 'ann@bank.example';
  const others = [1, 2, 3].map(
    (at) => `DKIM-Signature: v=1; a=rsa-sha256; d=${at}.silent.example; s=k; h=from; bh=eA==; b=eA==\r\n`,
  );
  const burdened = Buffer.concat([Buffer.from(others.join('')), await signed({ from: ann, subject: 'Two' })]);
  const [forged, passed] = await Promise.all([
    stage.arrive({ from: ann, subject: 'One' }, from(elsewhere, 'eve@silent.example')),
    stage.arriveBytes(burdened, from(elsewhere, 'eve@silent.example')),
  ]);
  expect(await trustIn(forged)).toMatchObject({ verdict: 'failed' });
  expect(await trustIn(passed)).toMatchObject({ verdict: 'proven' });
  const late = 'lea@late.example';
  const another = await stage.arrive({ from: late, subject: 'Three' }, from(server, late));
  expect(await trustIn(another)).toMatchObject({ verdict: 'proven' });
  world.resolve = resolve;
});
