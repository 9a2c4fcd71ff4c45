import type { Question } from '#core/listening/provider/questions.ts';
import { pinnedFetch } from './pinned-fetch.ts';
import { Trouble, troubleOf } from './trouble.ts';

/** Where a model is, and how it is asked. */
export interface Access {
  address: string;
  model: string;
  key: string | undefined;
  privateHosts: boolean;
}

const patience = 20_000;
/** Enough for a model that thinks before it says a word. */
const mostTokens = 1_000;

interface Asking {
  access: Pick<Access, 'address' | 'model' | 'key'>;
  question: Question;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

/** The library is loaded when somebody asks for the first time: who has no provider pays nothing for it. */
async function generate({ access, question, fetch, signal }: Asking): Promise<string> {
  const [{ generateText }, { createOpenAICompatible }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai-compatible'),
  ]);
  const { address, model, key } = access;
  const provider = createOpenAICompatible({
    name: 'provider',
    baseURL: address,
    ...(key !== undefined && { apiKey: key }),
    fetch,
  });
  const { text } = await generateText({
    model: provider(model),
    ...question,
    maxOutputTokens: mostTokens,
    maxRetries: 0,
    abortSignal: signal,
  });
  return text;
}

/** What a model answers. Throws Trouble; asks once. */
export async function askModel(access: Access, question: Question, milliseconds: number = patience): Promise<string> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const answer = await generate({ access, question, fetch: pinnedFetch(access), signal });
    if (answer.trim() === '') throw new Trouble('nonsense', 'The provider gave an empty answer.');
    return answer.trim();
  } catch (error) {
    throw troubleOf(error, { timedOut: signal.aborted });
  }
}

class NotSent extends Error {}

/** What would leave for a question, to the letter, without anything leaving. */
export async function requestFor(
  access: Pick<Access, 'address' | 'model'>,
  question: Question,
): Promise<{ url: string; body: string }> {
  let seen: { url: string; body: string } | undefined;
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen = {
      url: String(input instanceof Request ? input.url : input),
      body: typeof init?.body === 'string' ? init.body : '',
    };
    return Promise.reject(new NotSent());
  };
  const asking = { access: { ...access, key: undefined }, question, fetch, signal: AbortSignal.timeout(patience) };
  await generate(asking).catch((error: unknown) => {
    if (seen === undefined) throw error;
  });
  return seen!;
}
