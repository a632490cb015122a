import { NOTICES } from '../../domain/api.ts';
import { teamsLink } from '../../domain/shared/links.ts';
import { filledIn } from '../../domain/shared/notice.ts';
import type { Notice } from '../feed/notice.ts';
import { type ActivityNotification, sendActivity } from '../graph/activity.ts';
import { GraphFailure, LATE_MS } from '../graph/graph.ts';
import { isTemporary } from '../outbox/failures.ts';
import type { Membership } from '../tables/community-store.ts';
import { WriteConflict } from '../tables/table.ts';
import { mailInstead } from './mail-instead.ts';
import { type About, chainOf, waitingKey } from './notice-store.ts';
import type { Run } from './run.ts';

/** Teams is asked again after this time whether it can tell somebody something whom it could not. */
export const ASKED_AGAIN_MS = 86_400_000;
/** The pause where Graph is down or throttles and does not say for how long. */
const PAUSE_MS = 60_000;
/** Entra refuses Guildhall as a whole: an administrator has to change something. */
const REFUSED_PAUSE_MS = 600_000;

/** Nobody can be told anything now. */
export class NobodyCanBeTold extends Error {}

/** A notice to one person. */
export interface Sending {
  readonly person: Pick<Membership, 'id' | 'name' | 'mail'>;
  /** Where its row is, see `nameOf`. */
  readonly name: string;
  readonly about: About;
  readonly notice: Notice;
  /** What stands beside it as the place. */
  readonly topic: string;
  /** Rows of what has waited for it; they are forgotten once it was sent. */
  readonly gathered?: readonly string[];
}

/**
 * Tells one person something, once. Its row is written before and changed after Graph was called. Where nobody knows
 * whether Graph did it, it is sent again: in the feed the later one replaces the earlier one, as both are of a chain.
 * 'before' if an earlier run has told it; 'again' if it has to be looked at again. Throws NobodyCanBeTold where Graph
 * takes nothing.
 */
export async function tell(run: Run, sending: Sending): Promise<'told' | 'before' | 'again'> {
  const { person, name, gathered = [] } = sending;
  const begun = await begin(run, sending);
  if (begun === 'before' || begun === 'again') return begun;
  if (begun === 'home') {
    await run.notices(person.id).wasTold(gathered);
    return 'told';
  }
  // What has waited for the notice of the day and is told at once after all is not told in that as well.
  const own = waitingKey(name);
  const waited = begun.hasWaited && !gathered.includes(own) ? [...gathered, own] : gathered;
  const all = { ...sending, gathered: waited };
  const isOver = await (begun.state === 'mailing' ? mailInstead(run, all) : inTeams(run, all, begun.etag));
  return isOver ? 'told' : 'again';
}

interface Started {
  readonly state: 'sending' | 'mailing';
  readonly etag: string;
  readonly hasWaited: boolean;
}
type Begun = 'home' | 'before' | 'again' | Started;

/** Takes a notice up, unless it was told or another run is at it. */
async function begin(run: Run, { person, name, about, notice }: Sending): Promise<Begun> {
  const store = run.notices(person.id);
  const now = run.world.now();
  const way = wayTo(run, person.id, now);
  const etag = await store.begin(name, { ...about, type: notice.type }, way, now);
  if (etag !== undefined) return way === 'home' ? way : { state: way, etag, hasWaited: false };
  const known = await store.find(name);
  if (!known || known.state === 'sent' || known.state === 'mailed' || known.state === 'home') return 'before';
  if (known.state === 'mailing') return { state: 'mailing', etag: known.etag, hasWaited: false };
  if (known.state === 'sending' && now.getTime() < Date.parse(known.askedAt) + LATE_MS) return 'again';
  try {
    const version = await store.change(name, known.etag, way, now);
    return way === 'home' ? way : { state: way, etag: version, hasWaited: known.state === 'gathered' };
  } catch (error) {
    // Another run has taken it up.
    if (error instanceof WriteConflict) return 'again';
    throw error;
  }
}

/** How somebody can be told now: in Teams, by mail if Teams cannot and they wish, or on Home only. */
function wayTo(run: Run, personId: string, now: Date): 'sending' | 'mailing' | 'home' {
  const { refusedAt, mail } = run.chosenBy(personId);
  const isRefused = refusedAt !== '' && now.getTime() - Date.parse(refusedAt) < ASKED_AGAIN_MS;
  if (run.app && !isRefused) return 'sending';
  return mail ? 'mailing' : 'home';
}

async function inTeams(run: Run, sending: Sending, etag: string): Promise<boolean> {
  const { person, name, gathered = [] } = sending;
  const store = run.notices(person.id);
  const now = run.world.now();
  const answer = await sendTo(run, sending, etag);
  if (answer === 'sent') {
    await store.change(name, etag, 'sent', undefined, gathered);
    // Guildhall was installed for them meanwhile.
    if (run.chosenBy(person.id).refusedAt) await run.refused(person.id, '');
    return true;
  }
  if (answer === 'refused') await run.refused(person.id, now.toISOString());
  if (answer === 'refused' && run.chosenBy(person.id).mail) {
    await store.change(name, etag, 'mailing', now);
    return mailInstead(run, sending);
  }
  await store.change(name, etag, 'home', now, gathered);
  return true;
}

/**
 * Calls Graph once, or twice where the package in the catalogue is an older one that does not know the type. 'refused'
 * if Graph tells this person nothing, 'malformed' if it does not take this notice, which says nothing of the next one.
 */
async function sendTo(run: Run, sending: Sending, etag: string): Promise<'sent' | 'refused' | 'malformed'> {
  const { world, tenantId, app } = run;
  const { person, about, notice, topic } = sending;
  if (!app) return 'refused';
  const call = world.graph.asApp(tenantId);
  const send = async (said: Pick<ActivityNotification, 'activityType' | 'parameters'>) => {
    await run.pace.next();
    run.left -= 1;
    await sendActivity(call, person.id, {
      ...said,
      preview: notice.preview,
      topic,
      webUrl: teamsLink(world.publicUrl, notice.path, app),
      chainId: chainOf(about),
      teamsAppId: app.appId,
    });
  };
  try {
    await send({ activityType: notice.type, parameters: notice.parameters }).catch((error: unknown) => {
      if (!(error instanceof GraphFailure && error.status === 400)) throw error;
      const systemDefaultText = filledIn(NOTICES[notice.type].template, notice.parameters);
      return send({ activityType: 'systemDefault', parameters: { systemDefaultText } });
    });
    return 'sent';
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (!isTemporary(error) && error.status !== 401) return error.status === 400 ? 'malformed' : 'refused';
    // It was certainly not done. What fails otherwise is left for some minutes, so that others are told meanwhile.
    if ([401, 429].includes(error.status)) await run.notices(person.id).change(sending.name, etag, 'waiting');
    const wait = error.status === 401 ? REFUSED_PAUSE_MS : PAUSE_MS;
    await run.settings.pause(error.retryAt ?? new Date(world.now().getTime() + wait));
    throw new NobodyCanBeTold(error.code, { cause: error });
  }
}
