const address = /[^\s<>"',;:()[\]]{1,100}@[^\s<>"',;:()[\]]{1,150}/g;

/** The addresses that stand in a line, lower case, with or without brackets around them. */
export function addressesIn(line: string | undefined): string[] {
  return (line?.match(address) ?? []).map((each) => each.toLowerCase());
}
