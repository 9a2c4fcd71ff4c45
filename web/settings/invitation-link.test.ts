import { expect, test } from 'vitest';
import { reachableLink } from './invitation-link.ts';

const link = 'http://localhost:8080/join?token=x';

test('a link to localhost becomes one to the address of the page; any other stays', () => {
  const at = (origin: string) => ({ origin, hostname: new URL(origin).hostname });
  expect(reachableLink(link, at('https://desk.example'))).toBe('https://desk.example/join?token=x');
  expect(reachableLink(link, at('http://localhost:8080'))).toBe(link);
  expect(reachableLink('https://desk.example/join?token=x', at('http://10.0.0.7:8080'))).toBe(
    'https://desk.example/join?token=x',
  );
});
