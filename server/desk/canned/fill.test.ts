import { expect, test } from 'vitest';
import { checkText, filler } from './fill.ts';

const nobody = {
  customer: { firstName: '', lastName: '', name: '', email: 'x@y.example' },
  agent: { name: 'Ben Brandt', firstName: 'Ben' },
  company: { name: 'Acme' },
  conversation: { subject: '', number: '7' },
};

test.each([
  ['Hello {{ customer.firstName | default: "there" }}, {{ agent.firstName }} here', 'Hello there, Ben here'],
  ['{{ customer.firstName | default: "You" }}{{ "" }}.', 'You.'],
  ['Hello {{ customer.firstName }}!', 'Hello {{ customer.firstName }}!'],
  ['Hello {{ customer.firstName | upcase }}!', 'Hello {{ customer.firstName }}!'],
  [
    '{% if customer.name %}Dear {{ customer.name }}{% else %}Hello{% endif %}, {{ customer.email }}',
    'Hello, x@y.example',
  ],
  ['{% render "package.json" %}', '{% render "package.json" %}'],
  ['{% include "/etc/passwd" %}', '{% include "/etc/passwd" %}'],
  ['{{ customer.constructor.name }}', '{{ customer.constructor.name }}'],
])('%s', (text, filled) => {
  expect(filler(nobody)(text)).toBe(filled);
});

test('what a customer is called is never read as a template', () => {
  const named = { ...nobody, customer: { ...nobody.customer, firstName: '{{ agent.name }}' } };
  expect(filler(named)('Hi {{ customer.firstName }}')).toBe('Hi {{ agent.name }}');
});

test('a template that goes on for ever is cut off', () => {
  const started = performance.now();
  const endless = '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}';
  const fill = filler(nobody);
  for (let at = 0; at < 50; at++) expect(fill(endless)).toBe(endless);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test.each([
  ['{{ customer.phone }}', 'there is no {{ customer.phone }}: known are {{ customer.firstName }}'],
  ['{{ customer.name', 'lacks its }}'],
  ['{{ customer.name | shout }}', 'there is no filter “shout”'],
  ['{% include "/etc/passwd" %}', ''],
])('%s is refused', (text, words) => {
  expect(() => checkText(text)).toThrow(new RegExp(RegExp.escape(words), 'i'));
});
