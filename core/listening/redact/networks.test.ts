import { expect, test } from 'vitest';
import { redact, redactedText } from './redact.ts';

const said = (text: string): string => redactedText(redact(text));

test.each([
  ['my address 2001:0db8:85a3:0000:0000:8a2e:0370:7334 is blocked', 'my address [network] is blocked'],
  ['from 2a02:8109:9ac0::1.', 'from [network].'],
  ['http asks [2001:DB8::1]:443 for it', 'http asks [[network]]:443 for it'],
  ['fe80::1ff:fe23:4567:890a%eth2 and fd12:3456:789a:1::1', '[network] and [network]'],
  ['::ffff:192.0.2.128', '[network]'],
  ['log: 2001:db8::2: timeout', 'log: [network]: timeout'],
  ['from 192.168.178.21 too', 'from [network] too'],
])('%s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  'it broke in version 1::2',
  'at 10:20:: and at 10:20:30',
  'call std::vector, Foo::bar and face::add',
  'ratio 3:4:5, score 2:1',
  'a::b fe:dc 12:34',
  'version 1.2.3.4 and 2.10.1',
])('%s is left', (text) => {
  expect(said(text)).toBe(text);
});
