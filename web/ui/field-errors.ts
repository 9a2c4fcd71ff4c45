import { Problem } from '#core/contract/problems.ts';

/** Said at a field: `must be a time zone` → `Must be a time zone`. */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/**
 * Parts an error into what belongs to fields of the form and whether anything is left to be said above the button.
 * A path belongs to a field that it equals or lies below (`aliases.0` to `aliases`).
 */
export function fieldErrors(
  error: unknown,
  names: readonly string[],
): { known: Record<string, string>; rest: boolean } {
  if (!(error instanceof Problem)) return { known: {}, rest: true };
  const fields = error.more.fields ?? [];
  const known: Record<string, string> = {};
  let rest = fields.length === 0;
  for (const { path, message } of fields) {
    const name = names.find((one) => path === one || path.startsWith(`${one}.`));
    if (name === undefined) rest = true;
    else known[path] ??= sentence(message);
    if (name !== undefined && path !== name) known[name] ??= sentence(message);
  }
  return { known, rest };
}
