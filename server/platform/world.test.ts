import { expect, test } from 'vitest';
import { realWorld } from '#platform';
import { fakeDns } from '#test/fakes/dns-server.ts';

test('DNS is asked by the servers of the settings; what is not there and what is not known are told apart', async () => {
  const dns = await fakeDns({ 'shop.example': { TXT: ['v=spf1 -all'] }, 'broken.example': 'SERVFAIL' });
  const { resolve } = realWorld({ dnsServers: [dns.address] });
  expect(await resolve('shop.example', 'TXT')).toEqual([['v=spf1 -all']]);
  await expect(resolve('nobody.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(resolve('broken.example', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' });
  const absent = realWorld({ dnsServers: ['127.0.0.1:9'] });
  await expect(absent.resolve('shop.example', 'TXT')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
