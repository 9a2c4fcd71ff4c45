/** The uuid that 32 hexadecimal digits stand for. */
export function uuidOfDigits(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
