import { expect, test } from 'vitest';
import { checkSignature } from './signature.ts';

test.each([
  ['{{ agent.name', 'the signature cannot be used: “{{ agent.name” lacks its }} at the end.'],
  ['{{ agent.phone }}', 'the signature cannot be used: there is no {{ agent.phone }}: known are {{ agent.name }}'],
  ['{{ agent.name | shout }}', 'the signature cannot be used: there is no filter “shout”.'],
])('a signature that cannot be filled is refused in words: %s', (text, words) => {
  expect(() => checkSignature(text)).toThrow(new RegExp(RegExp.escape(words), 'i'));
});

test('a signature with all that is known is taken', () => {
  expect(() => checkSignature('{{ agent.firstName }} of {{ company.name }}\n{{ sender.address }}')).not.toThrow();
});
