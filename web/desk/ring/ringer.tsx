import { useNavigate, useParams } from '@tanstack/react-router';
import { wireId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { rung, rungEvent } from '#core/contract/ring.ts';
import { call } from '../../app/api.ts';
import { useLive } from '../../app/live/live.tsx';
import type { LiveEvent } from '../../app/live/stream.ts';
import { useSession } from '../../app/session.ts';
import { isBeingRead, useReading, useTells } from './one-tab.ts';
import { allowed } from './permission.ts';
import { showNotification } from './show.ts';
import { playSound } from './sound.ts';
import { ringWords } from './words.ts';

/** What is heard later than this, as after a sleep of the computer, stands in the inbox and makes no noise. */
const mostLate = 5 * 60_000;

/** Tells of what happens by a notification or a sound, in one tab of the browser. Shows nothing itself. */
export function Ringer() {
  const { user, workspace } = useSession();
  const { conversation } = useParams({ strict: false });
  const navigate = useNavigate();
  const tells = useTells(`${workspace.id}-${user.id}`);
  useReading(conversation);
  const tell = async ({ subject, data }: LiveEvent): Promise<void> => {
    const said = rung.safeParse(data).data;
    const mine = said?.to.find(({ person }) => wireId('usr', person) === user.id);
    if (said === undefined || mine === undefined) return;
    const id = wireId('cnv', subject);
    if (Date.now() - new Date(said.at).getTime() > mostLate || (await isBeingRead(id))) return;
    if (mine.sound) void playSound();
    if (!mine.desktop || allowed() !== 'granted') return;
    const { customer, subject: about } = await call(readConversation, { id });
    showNotification({
      title: customer.name,
      body: ringWords(said, about),
      about: id,
      open: () => void navigate({ to: '/inbox/$conversation', params: { conversation: id } }),
    });
  };
  useLive(rungEvent, (event) => {
    // It went out of sight meanwhile, or the server is away: it stands in the inbox.
    if (tells.current) void tell(event).catch(() => undefined);
  });
  return null;
}
