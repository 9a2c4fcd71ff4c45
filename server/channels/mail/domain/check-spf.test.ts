import { expect, test } from 'vitest';
import { testWorld } from '#test/world.ts';
import { checkSpf } from './check-spf.ts';

const about = { domain: 'shop.example', hosts: ['192.0.2.7'] };

async function recordFor(present: string | undefined) {
  const world = testWorld();
  if (present !== undefined) world.dns.set('shop.example', { TXT: [[present]] });
  return (await checkSpf(world, about)).record?.value;
}

test('the record to copy keeps what the domain allows already, and how it ends', async () => {
  expect(await recordFor(undefined)).toBe('v=spf1 ip4:192.0.2.7 ~all');
  expect(await recordFor('v=spf1 -all')).toBe('v=spf1 ip4:192.0.2.7 -all');
  expect(await recordFor('v=spf1 ip4:198.51.100.0/24 a:mail.shop.example -all')).toBe(
    'v=spf1 ip4:198.51.100.0/24 a:mail.shop.example ip4:192.0.2.7 -all',
  );
  expect(await recordFor('v=spf1 ip4:192.0.2.7 -all')).toBeUndefined();
});
