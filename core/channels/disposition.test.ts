import { expect, test } from 'vitest';
import { disposition } from './disposition.ts';

test.each([
  ['plan.pdf', `filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ['Rechnung März.pdf', `filename="Rechnung M_rz.pdf"; filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf`],
  ['a"; filename="b.exe', `filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
  ["it's (1)\\\r\nx%41", `filename="it's (1)___x_41"; filename*=UTF-8''it%27s%20%281%29%5C%0D%0Ax%2541`],
])('%s stays one name in a header', (name, written) => {
  expect(disposition('attachment', name)).toBe(`attachment; ${written}`);
});
