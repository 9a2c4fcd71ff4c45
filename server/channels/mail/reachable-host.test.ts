import { expect, test } from 'vitest';
import { reachableAddress } from './reachable-host.ts';

const metadata = [
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '0',
  '0.0.0.0',
];
const metadataBySix = [
  '::ffff:169.254.169.254',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::a9fe:a9fe',
];
const oldWays = [
  '::a9fe:a9fe',
  '::127.0.0.1',
  '::ffff:0:7f00:1',
  '2002:7f00:1::',
  '2001:0:a9fe:a9fe::',
  '::',
  'fe80::1',
  'fe80::1%lo',
];
const providers = [
  '192.0.0.192',
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
  '224.0.0.1',
  'ff02::1',
  '255.255.255.255',
];
const ofOurOwn = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '017700000001',
  '::1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '198.18.0.1',
];
const ofOurOwnBySix = ['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '64:ff9b::a00:1', 'fd00::1'];

test.each([...metadata, ...metadataBySix, ...oldWays, ...providers])('%s is never connected to', async (host) => {
  await expect(reachableAddress(host, { privateHosts: true })).rejects.toThrow(host);
});

test.each([...ofOurOwn, ...ofOurOwnBySix])('%s only where private hosts are allowed', async (host) => {
  await expect(reachableAddress(host, { privateHosts: false })).rejects.toThrow('inside this network');
});

test('what was checked is what is connected to', async () => {
  expect(await reachableAddress('127.1', { privateHosts: true })).toBe('127.0.0.1');
  expect(await reachableAddress('::1', { privateHosts: true })).toBe('::1');
  expect(await reachableAddress('64:ff9b::808:808', { privateHosts: false })).toBe('64:ff9b::808:808');
  expect(await reachableAddress('8.8.8.8', { privateHosts: false })).toBe('8.8.8.8');
});
