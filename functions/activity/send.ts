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
import { type About, chainOf } from './notice-store.ts';
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
 * False if it has to be looked at again. Throws NobodyCanBeTold where Graph takes nothing.
 */
export async function tell(run: Run, sending: Sending): Promise<boolean> {
  const { person, gathered = [] } = sending;
  const begun = await begin(run, sending);
  if (begun === 'told') {
    await run.notices(person.id).wasTold(gathered);
    return true;
  }
  if (begun === 'under-way') return false;
  return begun.state === 'mailing' ? mailInstead(run, sending) : inTeams(run, sending, begun.etag);
}

type Begun = 'told' | 'under-way' | { readonly state: 'sending' | 'mailing'; readonly etag: string };

/** Takes a notice up, unless it was told or another run is at it. */
async function begin(run: Run, { person, name, about, notice }: Sending): Promise<Begun> {
  const store = run.notices(person.id);
  const now = run.world.now();
  const way = wayTo(run, person.id, now);
  const etag = await store.begin(name, { ...about, type: notice.type }, way, now);
  if (etag !== undefined) return way === 'home' ? 'told' : { state: way, etag };
  const known = await store.find(name);
  if (!known || known.state === 'sent' || known.state === 'mailed' || known.state === 'home') return 'told';
  if (known.state === 'mailing') return { state: 'mailing', etag: known.etag };
  if (known.state === 'sending' && now.getTime() < Date.parse(known.askedAt) + LATE_MS) return 'under-way';
  try {
    const version = await store.change(name, known.etag, way, now);
    return way === 'home' ? 'told' : { state: way, etag: version };
  } catch (error) {
    // Another run has taken it up.
    if (error instanceof WriteConflict) return 'under-way';
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
  if (await sendTo(run, sending, etag)) {
    await store.change(name, etag, 'sent', undefined, gathered);
    // Guildhall was installed for them meanwhile.
    if (run.chosenBy(person.id).refusedAt) await run.settings.refused(person.id, '');
    return true;
  }
  await run.settings.refused(person.id, now.toISOString());
  if (run.chosenBy(person.id).mail) {
    await store.change(name, etag, 'mailing', now);
    return mailInstead(run, sending);
  }
  await store.change(name, etag, 'home', now, gathered);
  return true;
}

/**
 * Calls Graph once, or twice where the package in the catalogue is an older one that does not know the type. False if
 * Graph refuses to tell this person anything.
 */
async function sendTo(run: Run, sending: Sending, etag: string): Promise<boolean> {
  const { world, tenantId, app } = run;
  const { person, about, notice, topic } = sending;
  if (!app) return false;
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
    return true;
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (!isTemporary(error) && error.status !== 401) return false;
    // It was certainly not done where Graph answered that it is down or throttles.
    if ([401, 429, 503].includes(error.status))
      await run.notices(person.id).change(sending.name, etag, 'waiting');
    const wait = error.status === 401 ? REFUSED_PAUSE_MS : PAUSE_MS;
    await run.settings.pause(error.retryAt ?? new Date(world.now().getTime() + wait));
    throw new NobodyCanBeTold(error.code, { cause: error });
  }
}
