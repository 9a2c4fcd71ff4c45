import { Liquid } from 'liquidjs';
import { workspaceSettings } from '#people';
import { problem, type Tx } from '#platform';
import { placeholderWords } from '../../placeholder-words.ts';

/** Signatures are written by colleagues: bounded all the same. A placeholder that is not known is refused, never sent. */
const liquid = new Liquid({
  strictFilters: true,
  strictVariables: true,
  renderLimit: 200,
  parseLimit: 10_000,
  memoryLimit: 500_000,
  ownPropertyOnly: true,
  templates: {}, // and no file is read
});

/** What a signature may name; all of it is always known. */
export type SignatureValues = {
  agent: { name: string; firstName: string };
  company: { name: string };
  sender: { name: string; address: string };
};

const sample: SignatureValues = {
  agent: { name: 'Ada Lovelace', firstName: 'Ada' },
  company: { name: 'Acme' },
  sender: { name: 'Acme', address: 'desk@acme.example' },
};

const known = '{{ agent.name }}, {{ agent.firstName }}, {{ company.name }}, {{ sender.name }} and {{ sender.address }}';

function faultWords(error: unknown): string {
  const [, name] = /^undefined variable: ([\w.]+)/i.exec(error instanceof Error ? error.message : '') ?? [];
  return name === undefined ? placeholderWords(error) : `there is no {{ ${name} }}: known are ${known}`;
}

/** Throws `invalid` for a signature that could not be filled. */
export function checkSignature(text: string, path = 'signature'): void {
  try {
    liquid.parseAndRenderSync(text, sample);
  } catch (error) {
    const message = faultWords(error);
    throw problem('invalid', { detail: `The signature cannot be used: ${message}.`, fields: [{ path, message }] });
  }
}

/** The signature as customers read it; without what cannot be filled, and without blank lines at its ends. */
function filled(text: string, values: SignatureValues): string {
  try {
    return String(liquid.parseAndRenderSync(text, values)).trim();
  } catch {
    return '';
  }
}

type Parts = {
  agent: { name: string; signature: string };
  sender: { name: string; address: string; signature: string };
};

/** What stands under an answer: the person's own signature, then the sender's. */
export async function signatureOf(tx: Tx, { agent, sender }: Parts): Promise<string> {
  const { name } = await workspaceSettings(tx);
  const values = {
    agent: { name: agent.name, firstName: agent.name.split(' ')[0] ?? '' },
    company: { name },
    sender: { name: sender.name, address: sender.address },
  };
  return [agent.signature, sender.signature]
    .map((text) => filled(text, values))
    .filter((text) => text !== '')
    .join('\n');
}
