const form = /^[^\s@"<>()[\],;:\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** As strict as a browser: one @, a domain with a dot, nothing that is not seen. Whether it exists nobody can tell. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && form.test(text);
}
