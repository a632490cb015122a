import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Changing, Reading, Route } from '../../domain/shared/route.ts';
import { announced, onChange } from '../../tabs/api/changes.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';

type AnyRoute = (typeof API)[keyof typeof API];
type Shown = Extract<AnyRoute, Reading>['shows'][number];
type Touched = Extract<AnyRoute, Changing>['touches'][number];

const routes: readonly Route[] = Object.values(API);
const reads = routes.flatMap((route) => (route.method === 'GET' ? [route] : []));
const changes = routes.flatMap((route) => (route.method === 'GET' ? [] : [route]));

describe('what a change touches', () => {
  it('is said by every route that changes something, and shown by some read', () => {
    // Also a type: a topic with a typing error fails the type check.
    expectTypeOf<Exclude<Touched, Shown>>().toEqualTypeOf<never>();
    expectTypeOf<Shown>().not.toEqualTypeOf<string>();
    const shown = new Set(reads.flatMap(({ shows }) => shows));
    for (const { name, touches } of changes)
      expect([name, touches.filter((topic) => !shown.has(topic))]).toEqual([name, []]);
    expect(changes.filter(({ touches }) => touches.length === 0).map(({ name }) => name)).toEqual([
      'checkAvailability',
      // Pages ask every few seconds who edits.
      'keepEditing',
      // What is said about a session is shown once nobody is asked about it any more.
      'takePass',
      'answerPulse',
    ]);
    expect(reads.filter(({ shows }) => shows.length === 0).map(({ name }) => name)).toEqual([
      'findPeople',
      'whoHasItOpen',
      'findApp',
      'listHolidays',
    ]);
  });

  // What the pages asked for again by hand before their contracts said it.
  it.each([
    [API.addMember, [API.listMembers, API.openCommunity, API.listSessions, API.openHome]],
    [API.removeMember, [API.listMembers, API.openCommunity, API.listSessions, API.openHome]],
    [API.importMembers, [API.listMembers]],
    [API.startCommunity, [API.openHome, API.whoAmI]],
    [API.reviseCommunity, [API.openCommunity, API.openHome, API.whoAmI]],
    [API.finishAction, [API.openHome, API.listOpenActions]],
    [API.discardDraft, [API.openArtifact, API.listArtifacts]],
    [API.reviseArtifact, [API.openArtifact, API.listArtifacts]],
    [API.draftArtifact, [API.listArtifacts]],
    [API.planSession, [API.listSessions, API.openHome]],
    [API.changeSession, [API.openSession, API.listSessions, API.openHome]],
    [API.cancelSession, [API.openSession, API.listSessions, API.openHome]],
    [API.handOver, [API.openSession, API.listSessions, API.openHome]],
    [API.moveAgenda, [API.openSession, API.listSessions]],
    [API.closeSession, [API.openSession, API.listSessions]],
    [API.retryInvite, [API.openSession]],
    [API.answerInvite, [API.openSession, API.openHome, API.listSessions]],
  ])('$0.name has its reads asked for again', (change, wanted) => {
    const touched: readonly string[] = change.touches;
    const missed = wanted.filter(({ shows }) => !shows.some((topic) => touched.includes(topic)));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('a finished change', () => {
  const heard: unknown[] = [];
  const stop = onChange((topics) => heard.push(topics));
  afterEach(() => heard.splice(0));

  it('is announced with its topics once, a read never', async () => {
    await expect(announced(API.planSession, async () => 'planned')).resolves.toBe('planned');
    await announced(API.openHome, async () => 'home');
    await announced(API.checkAvailability, async () => 'free');
    expect(heard).toEqual([['sessions', 'home', 'topics']]);
  });

  it.each([
    ['changed-meanwhile', 412, true],
    ['session-over', 409, true],
    ['not-found', 404, true],
    ['role-may-not', 403, true],
    ['invalid-input', 400, false],
    ['busy', 503, false],
  ] as const)('that was refused as %s is news: %#', async (code, status, isNews) => {
    const refuse = () => Promise.reject(new ApiProblem({ code, status, correlationId: '' }));
    await expect(announced(API.moveAgenda, refuse)).rejects.toMatchObject({ code });
    expect(heard).toHaveLength(isNews ? 1 : 0);
  });

  it('that nobody answered is not announced', async () => {
    await expect(announced(API.moveAgenda, () => Promise.reject(new Offline(null)))).rejects.toBeInstanceOf(
      Offline,
    );
    expect(heard).toEqual([]);
    stop();
  });
});

describe('the pages', () => {
  const folder = fileURLToPath(new URL('../../tabs', import.meta.url));

  /** The names of each page file's imports from one of `modules`, by file. */
  async function importsOf(modules: RegExp): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const file of await readdir(folder, { recursive: true })) {
      const path = file.replaceAll('\\', '/');
      if (!/\.tsx?$/.test(path) || path.startsWith('api/')) continue;
      const text = await readFile(join(folder, file), 'utf8');
      for (const [, names = '', from = ''] of text.matchAll(/import ([^;]*?) from '([^']+)';/g)) {
        if (!modules.test(from)) continue;
        const some = names.replace(/[{}]/g, '').split(',');
        found[path] = [...(found[path] ?? []), ...some.map((name) => name.trim()).filter(Boolean)];
      }
    }
    return found;
  }

  it('leave it to one place to ask again', async () => {
    expect(await importsOf(/^swr/)).toEqual({ 'app/App.tsx': ['SWRConfig'] });
    const plain = ['useData', 'useQuery', 'failedOf'];
    const others = Object.entries(await importsOf(/api\/use-data\.ts$/))
      .map(([path, names]) => [path, names.filter((name) => !plain.includes(name))] as const)
      .filter(([, names]) => names.length > 0);
    expect(Object.fromEntries(others)).toEqual({
      // What has been discarded or published over is not shown from memory, and what the editor has just saved is.
      'knowledge/PublishSheet.tsx': ['forget'],
      'knowledge/use-discarded.ts': ['forget'],
      'knowledge/use-keeper.ts': ['remember'],
      // Somebody else has signed in.
      'outlook/main.tsx': ['forgetAll'],
      // An answer to an invite comes back from the calendar seconds later.
      'sessions/page/use-answer.ts': ['refreshLater'],
      // What is said or offered only once the new answers are there.
      'activity/use-choices.ts': ['refreshed'],
      'knowledge/transfer/use-import.ts': ['refreshed'],
      'pilots/plan/EditPage.tsx': ['refreshed'],
      'pilots/report/PublishSheet.tsx': ['refreshed'],
      'sessions/page/Invite.tsx': ['refreshed'],
      'sessions/page/use-attendance.ts': ['refreshed'],
      'sessions/page/use-lead.tsx': ['refreshed'],
      'sessions/plan/EditPage.tsx': ['refreshed'],
      'sessions/summary/SendSheet.tsx': ['refreshed'],
      'sessions/summary/SummarySharing.tsx': ['refreshed'],
    });
  });
});
