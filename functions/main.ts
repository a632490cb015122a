import { join } from 'node:path';
import { app, type HttpHandler, type HttpMethod, type InvocationContext } from '@azure/functions';
import { CALENDAR_KINDS } from './calendar/kinds.ts';
import { calendarMessage, receive } from './calendar/notifications.ts';
import { attend, readCalendars, renewSubscriptions } from './calendar/read-calendars.ts';
import { addMember } from './community/add-member.ts';
import { checkAvailability } from './community/check-availability.ts';
import { COMMUNITY_FEED } from './community/community-feed.ts';
import { findPeople } from './community/find-people.ts';
import { importMembers } from './community/import-members.ts';
import { listMembers } from './community/list-members.ts';
import { membersChangedKind } from './community/members-changed.ts';
import { openCommunity } from './community/open-community.ts';
import { removeMember } from './community/remove-member.ts';
import { reviseCommunity } from './community/revise-community.ts';
import { startCommunity } from './community/start-community.ts';
import { whoAmI } from './community/who-am-i.ts';
import { feedKind } from './feed/kinds.ts';
import { NEWS_FEED } from './feed/news.ts';
import { feedWork } from './feed/sync.ts';
import { openHome } from './home/open-home.ts';
import { type Address, fallback, METHODS } from './http/fallback.ts';
import { openApi } from './http/openapi.ts';
import { handler } from './http/serve.ts';
import { site } from './http/site.ts';
import { discardDraft } from './knowledge/discard-draft.ts';
import { draftArtifact } from './knowledge/draft-artifact.ts';
import { listArtifacts } from './knowledge/list-artifacts.ts';
import { openArtifact } from './knowledge/open-artifact.ts';
import { openRevision } from './knowledge/open-revision.ts';
import { publishArtifact } from './knowledge/publish-artifact.ts';
import { reviseArtifact } from './knowledge/revise-artifact.ts';
import { searchKnowledge } from './knowledge/search-knowledge.ts';
import { OutboxEngine, workMessage } from './outbox/engine.ts';
import { codeOf, type Outcome } from './outbox/failures.ts';
import { CALENDAR_QUEUE, OUTBOX_QUEUE, services } from './services.ts';
import { answerInvite } from './sessions/answer-invite.ts';
import { cancelSession } from './sessions/cancel-session.ts';
import { captureNote } from './sessions/capture-note.ts';
import { carryOverKind } from './sessions/carry-over.ts';
import { changeSession } from './sessions/change-session.ts';
import { closeSession } from './sessions/close-session.ts';
import { editNote } from './sessions/edit-note.ts';
import { findMeeting } from './sessions/find-meeting.ts';
import { finishAction } from './sessions/finish-action.ts';
import { followSession } from './sessions/follow-session.ts';
import { handOver } from './sessions/hand-over.ts';
import { linkMeeting } from './sessions/link-meeting.ts';
import { listOpenActions } from './sessions/list-open-actions.ts';
import { listSessions } from './sessions/list-sessions.ts';
import { moveAgenda } from './sessions/move-agenda.ts';
import { openSession } from './sessions/open-session.ts';
import { planSession } from './sessions/plan-session.ts';
import { removeNote } from './sessions/remove-note.ts';
import { retryInvite } from './sessions/retry-invite.ts';
import { ACTION_FEED, SESSION_FEED } from './sessions/session-feed.ts';
import { tickItem } from './sessions/tick-item.ts';
import { unlinkMeeting } from './sessions/unlink-meeting.ts';
import { readSettings, type Settings } from './settings.ts';
import { newTrace } from './trace.ts';
import type { Served } from './use-case.ts';
import type { World } from './world.ts';

const settings = loadSettings();
const { worldFor, verify, prepare, checkStorage } = services(settings, () => new Date());

// Not waited for: pages need no table, and storage that does not answer must not leave this instance without functions.
app.hook.appStart(prepare);

// The API: who may call what, and what it answers, stands in domain/*/contract.ts under the same names.
const API: readonly Served[] = [
  whoAmI,
  openHome,

  findPeople,
  startCommunity,
  openCommunity,
  reviseCommunity,
  listMembers,
  addMember,
  removeMember,
  importMembers,
  checkAvailability,

  listSessions,
  planSession,
  openSession,
  changeSession,
  cancelSession,
  handOver,
  moveAgenda,
  closeSession,
  retryInvite,
  answerInvite,

  findMeeting,
  linkMeeting,
  unlinkMeeting,
  followSession,
  captureNote,
  editNote,
  removeNote,
  tickItem,
  listOpenActions,
  finishAction,

  listArtifacts,
  draftArtifact,
  openArtifact,
  reviseArtifact,
  publishArtifact,
  discardDraft,
  openRevision,
  searchKnowledge,
];

/** What stands on people's Home. */
const FEED_KINDS = [
  feedKind(COMMUNITY_FEED),
  feedKind(SESSION_FEED),
  feedKind(ACTION_FEED),
  feedKind(NEWS_FEED),
];

/** Work that changes have caused is done by the area that knows how. */
const outbox = new OutboxEngine([
  ...CALENDAR_KINDS,
  membersChangedKind,
  carryOverKind,
  ...feedWork(FEED_KINDS),
]);

/** Every address below /api that there is. */
const addresses: Address[] = [];

function address(name: string, method: HttpMethod, path: string, answer: HttpHandler): void {
  addresses.push({ path, method });
  app.http(name, { route: path.slice(1), methods: [method], authLevel: 'anonymous', handler: answer });
}

for (const served of API) {
  const { name, method, path } = served.route;
  address(name, method, path, handler(served, worldFor, verify));
}

address('describeApi', 'GET', '/api/openapi.json', async () => ({
  headers: { 'content-type': 'application/json' },
  body: openApi(),
}));

address('health', 'GET', '/api/health', async () => {
  try {
    await checkStorage();
    return { jsonBody: { status: 'ok', storage: 'ok' } };
  } catch {
    return { status: 503, jsonBody: { status: 'degraded', storage: 'unavailable' } };
  }
});

// Microsoft Graph tells of changes in the hosts' calendars.
address('calendarChanged', 'POST', '/api/graph/notifications', (request, context) =>
  receive(request, worldFor(newTrace()), context),
);
address('subscriptionChanged', 'POST', '/api/graph/lifecycle', (request, context) =>
  receive(request, worldFor(newTrace()), context),
);

// What no route above takes, the pages among it, from the same origin. The Functions host tries routes in the order of
// the functions' names, so this name has to be the last of all.
app.http('zFallback', {
  route: '{*path}',
  methods: METHODS,
  authLevel: 'anonymous',
  handler: fallback(addresses, site(settings.tabsFolder ?? join(__dirname, 'tabs'))),
});

// Work that changes have caused, and what Graph told of the calendars.
app.storageQueue('deliverOutbox', {
  queueName: OUTBOX_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: (message, context) =>
    measured(context, (world) => outbox.deliver(world, workMessage.parse(message))),
});

app.storageQueue('giveUpOnWork', {
  queueName: `${OUTBOX_QUEUE}-poison`,
  connection: 'AzureWebJobsStorage',
  handler: (message, context) =>
    measured(context, (world) => outbox.giveUp(world, workMessage.parse(message))),
});

app.storageQueue('attendCalendar', {
  queueName: CALENDAR_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: (message, context) => measured(context, (world) => attend(world, calendarMessage.parse(message))),
});

// What fell through: work whose message was lost, answers whose notification was, subscriptions about to lapse.
app.timer('sweepOutbox', {
  schedule: '0 * * * * *',
  handler: (_, context) => timed(context, (world) => outbox.sweep(world, settings.allowedTenants)),
});

app.timer('readCalendars', {
  schedule: '30 */10 * * * *',
  handler: (_, context) => timed(context, (world) => readCalendars(world, settings.allowedTenants)),
});

app.timer('renewSubscriptions', {
  schedule: '0 15 */6 * * *',
  handler: (_, context) => timed(context, (world) => renewSubscriptions(world, settings.allowedTenants)),
});

/**
 * The app settings. A throw while the app loads passes for success with no functions: only stderr tells why, and the
 * host takes a line's level from the word "error" in it.
 */
function loadSettings(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: 'error', event: 'cannot-start', message }));
    throw error;
  }
}

/** One log line for a message or a timer, with what came of it and what it cost. */
async function measured(context: InvocationContext, work: (world: World) => Promise<Outcome>): Promise<void> {
  const started = performance.now();
  const cost = newTrace();
  let came: Outcome = { outcome: 'done' };
  try {
    came = await work(worldFor(cost));
  } catch (error) {
    came = { outcome: 'failed', code: codeOf(error) };
    throw error;
  } finally {
    const ms = Math.round(performance.now() - started);
    context.log(JSON.stringify({ event: 'work', function: context.functionName, ...came, ms, ...cost }));
  }
}

/** A timer's work is done, or it has failed. */
function timed(context: InvocationContext, work: (world: World) => Promise<unknown>): Promise<void> {
  return measured(context, async (world) => {
    await work(world);
    return { outcome: 'done' };
  });
}
