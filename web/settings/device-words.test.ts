import { expect, test } from 'vitest';
import { deviceWords } from './device-words.ts';

test('a browser is named as people name it', () => {
  const agents = [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36 Edg/153.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
    'curl/8.5.0',
  ];
  expect(agents.map(deviceWords)).toEqual([
    'Chrome on Linux',
    'Edge on Windows',
    'Safari on iPhone',
    'Firefox on Mac',
    'curl/8.5.0',
  ]);
});
