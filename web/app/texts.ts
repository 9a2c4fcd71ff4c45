/** `1 answer`, `2 answers`: in English only, until `plural` stands everywhere. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
