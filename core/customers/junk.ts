const words = new Set([
  '-1',
  'null',
  '(null)',
  'nil',
  'none',
  'void',
  'undefined',
  'nan',
  'anonymous',
  'unknown',
  'guest',
  'test',
  'n/a',
  'na',
  'not set',
  '(not set)',
  'notset',
  'true',
  'false',
  '[object object]',
  '{}',
  '[]',
  'test@test.com',
  'none@none.com',
  'null@null.com',
]);

/** Whether a value stands for nobody: zeros and dashes, `null`, `anonymous`, `test`, one sign over and over. */
export function isJunk(value: string): boolean {
  const text = value.trim().toLowerCase();
  return /^[0-]*$/.test(text) || /^(.)\1{7,}$/.test(text) || words.has(text);
}
