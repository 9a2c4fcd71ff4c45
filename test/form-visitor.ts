import { beginForm, sendForm } from '#core/contract/form.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { proofParts, solvePart } from '#core/channels/form/proof.ts';
import { client } from './client.ts';

type Values = WireInputOf<typeof sendForm>['values'];
export type TestProof = WireInputOf<typeof sendForm>['proof'];

/** Somebody with a browser that speaks the protocol of the web form. */
export function formVisitor(url: string, key: string) {
  const nobody = client(url);
  const text = async () => (await fetch(`${url}/f/${key}`)).text();
  let pass = '';

  async function work(): Promise<TestProof> {
    if (pass === '') pass = /"pass":"([^"]+)"/.exec(await text())?.[1] ?? '';
    const { challenge } = await nobody.call(beginForm, { key, pass });
    const puzzle = JSON.parse(Buffer.from(challenge.split('.')[0]!, 'base64url').toString()) as {
      nonce: string;
      bits: number;
    };
    return { challenge, counters: Array.from({ length: proofParts }, (_, part) => solvePart(puzzle, part)) };
  }

  return {
    work,
    async upload(proof: TestProof, file: { field: string; name: string; bytes: string; type?: string }) {
      const query = new URLSearchParams({ field: file.field, name: file.name });
      return await fetch(`${url}/api/v1/forms/${key}/files?${query.toString()}`, {
        method: 'POST',
        body: Buffer.from(file.bytes),
        headers: {
          'content-type': file.type ?? 'text/plain',
          'x-throughline-proof': `${proof.challenge} ${proof.counters.join(',')}`,
        },
      });
    },
    /** Throws the problem that came back. */
    async send(values: Values, more: Partial<WireInputOf<typeof sendForm>> = {}) {
      const proof = more.proof ?? (await work());
      return await nobody.call(sendForm, { key, language: 'en', values, ...more, proof });
    },
    /** What a browser without scripts sends; answers the page. */
    async post(values: Record<string, string>, given?: string) {
      const carried = given ?? /name="pass" value="([^"]+)"/.exec(await text())?.[1] ?? '';
      const named = Object.entries(values).map(([name, value]) => [name === 'website_url' ? name : `v_${name}`, value]);
      const body = new URLSearchParams([...named, ['pass', carried]] as Array<[string, string]>);
      return await fetch(`${url}/f/${key}`, { method: 'POST', body });
    },
  };
}
