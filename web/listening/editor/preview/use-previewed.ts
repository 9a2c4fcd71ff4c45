import { useState } from 'react';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { putFirst, type Put } from '#core/listening/asking/put-first.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { usualAccent } from '#core/listening/survey/look/parts.ts';
import type { PreviewedByWidget, StandsInPage } from '#core/listening/survey/previewed.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listChatAccounts } from '#core/contract/chat.ts';
import { readOccasion } from '#core/contract/occasions.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { useRead } from '../../../app/read.ts';
import { useMay, useSession } from '../../../app/session.ts';
import { usePictures } from '../look/use-pictures.ts';

export interface Drafted {
  id: string;
  /** `csat` for the one every company has. */
  surveyKey: string;
  /** An address as customers get one. */
  example: string;
  definition: SurveyDefinition;
  language: ChatLanguage;
  /** How it stands in pages, where that is being said. */
  inPage?: StandsInPage;
}

/** What every channel draws a draft from. */
export interface Previewed extends Drafted {
  company: string;
  colour: string | null;
  pictures: Readonly<Record<string, string>>;
  anonymous: boolean;
  /** Goes up when it is to begin anew. */
  round: number;
}

/** The draft with the company around it, as the server knows both. */
export function usePreviewed(drafted: Drafted, round: number): Previewed {
  const { id, surveyKey } = drafted;
  const names = useRead(listTradingNames, {});
  const own = names.data?.items.find(({ isDefault }) => isDefault);
  const { data: occasion } = useRead(readOccasion, { id }, { enabled: surveyKey !== 'csat' });
  const pictures = usePictures(id);
  const anonymous = occasion?.anonymous ?? false;
  return { ...drafted, company: own?.name ?? '', colour: own?.colour ?? null, pictures, anonymous, round };
}

/** The first question as a channel is given it. */
export function usePut({ id, definition, example, language, anonymous }: Previewed): Put {
  const { workspace } = useSession();
  const [now] = useState(() => new Date());
  const who = { company: workspace.name, firstName: null };
  return putFirst({ ask: id, definition, edition: 1, url: example, wish: language, ...who, now, anonymous });
}

/** The look of the company's chat: of its first box, where that may be read. */
export function useBox({ company, colour }: Previewed): PreviewedByWidget['box'] {
  const { data } = useRead(listChatAccounts, {}, { enabled: useMay('channel.manage') });
  const { title, ...own } = data?.items[0]?.settings ?? {};
  return { ...look(own, colour), title: title || company };
}

type Settings = Partial<WireOutputOf<typeof listChatAccounts>['items'][number]['settings']>;

function look({ greeting = {}, colour, side = 'right', theme = 'auto' }: Settings, company: string | null) {
  return { greeting, colour: colour ?? company ?? usualAccent, side, theme };
}
