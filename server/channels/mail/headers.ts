/** The headers of a mail as they stand, names in lower case. */
export type MailHeaders = ReadonlyArray<{ key: string; value: string }>;

/** The first header of that name; undefined when it is missing. */
export function header(headers: MailHeaders, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}

/** All headers of that name, in order. */
export function headersOf(headers: MailHeaders, name: string): string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value);
}
