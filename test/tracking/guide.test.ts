import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { basic, openShop } from './shop.ts';

test('the curl command of the guide says what the API takes', async () => {
  const shop = await openShop();
  const guide = await readFile(join(import.meta.dirname, '../../docs/guides/track.md'), 'utf8');
  const [, path = '', name = '', value = '', body = ''] =
    /curl -u wks_…: https:\/\/[^/]+(\/\S+) -H '([^:]+): ([^']+)' \\\s+-d '([^']+)'/.exec(guide) ?? [];
  const headers = { authorization: basic(shop.serverKey), [name]: value };
  const answer = await fetch(shop.url + path, { method: 'POST', headers, body });
  expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
  expect(await shop.line('user_id', 'u-1')).toHaveLength(1);
}, 60_000);
