import { expect, test } from 'vitest';
import { replyToConversation } from '#core/contract/desk.ts';
import { readMail } from '../mail/read-mail.ts';
import { sideStage } from '#test/side-stage.ts';

// What is passed on keeps its look: tables, pictures among the words, marks; and tells nobody that it was looked at.

const { owner, shown, begun, ask, mailTo } = await sideStage();

const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const layout = `<p>My order:</p><table border="1"><tr><th>Lamp</th><td style="background-color:#ddeeff">2 pieces</td></tr></table>
  <p><img src="cid:Pic@Customer" alt="The broken one"> <img src="cid:nowhere" alt="Gone">
  <img src="https://track.example/open.gif" width="1" height="1"><img src="https://shop.example/logo.png?who=ann" alt="Our logo">
  <img alt="src=" src="https://track.example/sly.png"></p>
  <script>alert(1)</script><a href="javascript:alert(2)" onclick="alert(3)">press</a> <style>@import url(https://track.example/x.css)</style>`;

const laidOut = (ann: string): Buffer =>
  Buffer.from(
    [
      `From: "Ann Ant" <${ann}>`,
      'To: desk@shop.example, Bob <bob@customer.example>',
      'Subject: Two lamps',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=m',
      '',
      ...['--m', 'Content-Type: multipart/related; boundary=r', ''],
      ...['--r', 'Content-Type: text/html; charset=utf-8', '', layout],
      ...['--r', 'Content-Type: image/gif; name=lamp.gif', 'Content-ID: <pic@customer>', 'Content-Disposition: inline'],
      ...['Content-Transfer-Encoding: base64', '', dot.toString('base64'), '--r--'],
      ...['--m', 'Content-Type: text/plain; name=order.txt', 'Content-Disposition: attachment; filename=order.txt'],
      ...['', 'order 4711', '--m--'],
    ].join('\r\n'),
  );

test('a mail is passed on as it was laid out, with its head, its pictures and files, and nothing of the web', async () => {
  const asked = await begun('', { bytes: laidOut });
  const { conversation, message, hans, ann } = asked;
  const item = (await shown(conversation)).items.find(({ type, id }) => type === 'message' && id === message);
  const { files } = item as unknown as { files: Array<{ id: string; inline: boolean }> };
  const along = files.filter(({ inline }) => !inline).map(({ id: file }) => ({ message, file }));
  await ask(asked, { text: 'Please send **new** ones.', marked: true, quotes: [message], along });
  const mail = await mailTo(hans);
  const read = await readMail(mail.bytes);
  expect(read.text).toMatch(/^Please send new ones\./);
  const head = ['---------- Forwarded message ----------', `From: Ann Ant <${ann}>`, 'Subject: Two lamps'];
  for (const line of [...head, 'To: desk@shop.example, Bob <bob@customer.example>']) expect(read.text).toContain(line);
  const html = read.html ?? '';
  for (const part of ['<strong>new</strong>', '<table border="1">', 'background-color:#ddeeff', '2 pieces', ann])
    expect(html).toContain(part);
  // The picture stands where it stood, under a name of its own; what is not there is told in words.
  const cid = /<img src="cid:([^"]+)" alt="The broken one"/.exec(html)?.[1];
  expect(cid).toMatch(/@forwarded$/);
  const came = read.files.map(({ contentId, bytes, name }) => `${contentId ?? name}: ${bytes.toString('latin1')}`);
  expect(came.toSorted()).toEqual([`${cid}: ${dot.toString('latin1')}`, 'order.txt: order 4711']);
  for (const words of ['[Gone]', '[Our logo]', '[src=]']) expect(html).toContain(words);
  const whole = mail.bytes.toString('latin1').replaceAll('=\r\n', '');
  expect(whole).not.toMatch(/track\.example|logo\.png|alert\(|onclick/);
});

test('words of ours keep their marks, plain words stay whole however long they are', async () => {
  const long = Array.from({ length: 90 }, (_, at) => `Line ${at + 1} of what happened.`).join('\n');
  const asked = await begun(long);
  const { conversation, message, hans } = asked;
  await owner.call(replyToConversation, { id: conversation, text: 'We are **on it**.', marked: true });
  const answer = (await shown(conversation)).items.find((item) => item.type === 'message' && item.direction === 'out')!;
  await ask(asked, { text: '', quotes: [message, answer.id] });
  const read = await readMail((await mailTo(hans)).bytes);
  expect(read.text).toMatch(/^---------- Forwarded message/);
  expect(read.text).toContain('Line 90 of what happened.');
  expect(read.html).toContain('<strong>on it</strong>');
  expect(read.text.indexOf('Line 90')).toBeLessThan(read.text.indexOf('We are on it.'));
});
