import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { FURTHEST_MS, type WorldClock } from '../clock.ts';
import type { Composed } from '../microsoft365/calendar/compose.ts';
import type { Faults } from '../microsoft365/faults.ts';
import type { Mail } from '../microsoft365/mails.ts';
import type { Activity, Chat } from '../microsoft365/state.ts';
import { activitiesOf } from './activities.ts';
import { type AppManifest, appOf } from './app.ts';
import { readBadDay, setBadDay } from './bad-day.ts';
import { Channels } from './channels.ts';
import { proxyToGraph } from './graph-proxy.ts';
import { answerJson, jsonOf, Refused, sendFile } from './http.ts';
import { Rooms, type Stay } from './rooms.ts';

export type { AppManifest } from './app.ts';

/** What the workbench tells its page about a person. */
export interface WorkbenchPerson {
  id: string;
  displayName: string;
  givenName: string;
  mail: string;
  userPrincipalName: string;
  jobTitle: string;
  /** IANA */
  timeZone: string;
}

/** The part of the local Microsoft 365 that stands behind the workbench. */
export interface Office {
  url: string;
  tenantId: string;
  people: readonly WorkbenchPerson[];
  userToken(personId: string, overrides?: { lifetime?: number }): Promise<string>;
  graphToken(personId: string): Promise<string>;
  mails(personId: string): readonly Mail[];
  compose(personId: string, composed: Composed, id?: string, send?: boolean): string;
  readonly chats: readonly Chat[];
  faults: Pick<Faults, 'settings' | 'add'>;
  activities(personId: string): readonly Activity[];
  readonly settings: {
    readonly teamsApp: { readonly catalogId: string; readonly activityTypes?: ReadonlyMap<string, string> };
  };
  /** Everybody has left a meeting: Teams makes its report of who was there. */
  meetingEnded(chatId: string, stays: readonly Stay[]): void;
  /** Called before anybody is told of reports: people who have only closed their windows have left, too. */
  beforeReports(look: () => void): void;
}

export interface WorkbenchOptions {
  microsoft365: Office;
  /** folder with the built page, dist/workbench */
  assets: string;
  manifest: AppManifest;
  /** where the app and so the workbench is, such as http://localhost:4000 */
  appUrl: () => string;
  /** the manifest's colour icon, a PNG file */
  icon?: string;
  /** the clock of everything that runs here */
  clock?: Pick<WorldClock, 'aheadMs' | 'isMoving' | 'forward'>;
  /** keeps the tabs that were added to channels over a restart */
  stateFile?: string;
}

const tabConfig = z.object({
  entityId: z.string().min(1).max(500),
  contentUrl: z.string().min(1).max(2000),
  suggestedDisplayName: z.string().max(128).optional(),
  websiteUrl: z.string().max(2000).optional(),
  removeUrl: z.string().max(2000).optional(),
});
const composed = z.object({
  subject: z.string(),
  html: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  timeZone: z.string(),
  attendees: z.array(
    z.object({ type: z.enum(['required', 'optional']), address: z.string(), name: z.string() }),
  ),
  isOnline: z.boolean(),
}) satisfies z.ZodType<Composed>;
const seat = z.object({ camera: z.boolean().optional(), microphone: z.boolean().optional() });
const stage = z.object({ url: z.string().min(1).max(2000), by: z.string() });
const forward = z.object({ by: z.number().int().positive().max(FURTHEST_MS) });
const badDay = z.object({
  graph: z.enum(['up', 'down', 'throttled']).optional(),
  consent: z.enum(['given', 'missing']).optional(),
});

/** The handler for everything under /workbench/. */
export function workbench(options: WorkbenchOptions): (req: IncomingMessage, res: ServerResponse) => void {
  const { microsoft365, assets, manifest, appUrl, icon } = options;
  const { clock = { aheadMs: 0, isMoving: false, forward: async () => {} } } = options;
  const { faults } = microsoft365;
  const rooms = new Rooms(
    () => Date.now(),
    (chatId, stays) => microsoft365.meetingEnded(chatId, stays),
  );
  microsoft365.beforeReports(() => rooms.expire());
  const channels = new Channels(options.stateFile);
  const app = appOf(
    manifest,
    microsoft365.settings.teamsApp.catalogId,
    icon !== undefined && existsSync(icon),
  );

  function personOf(id: string | null | undefined): WorkbenchPerson {
    const person = microsoft365.people.find((one) => one.id === id);
    if (!person) throw new Refused(404, 'Nobody here has this id');
    return person;
  }

  function read<T>(schema: z.ZodType<T>, value: unknown): T {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new Refused(400, z.prettifyError(parsed.error));
    return parsed.data;
  }

  async function api(req: IncomingMessage, res: ServerResponse, path: string[], query: URLSearchParams) {
    const [what = '', id = '', part = '', partId = ''] = path;
    const call = `${req.method} ${what}${path.length > 1 ? '/*' : ''}${part && `/${part}`}${partId && '/*'}`;
    switch (call) {
      case 'GET start':
        return answerJson(res, {
          tenantId: microsoft365.tenantId,
          people: people(),
          app,
          aheadMs: clock.aheadMs,
        });
      case 'GET people':
        return answerJson(res, people());
      case 'GET token': {
        const { id: person } = personOf(query.get('person'));
        const client = query.get('client');
        // The person has answered Entra's challenge.
        if (query.has('claims'))
          faults.settings.claimsChallenge = faults.settings.claimsChallenge.filter((id) => id !== person);
        const token = await microsoft365.userToken(person, {
          ...(query.has('expired') && { lifetime: -60 }),
          // Nested app authentication: the app itself is the client, and not the host that brokers for it.
          ...(client && { claims: { azp: client } }),
        });
        return answerJson(res, { token });
      }
      case 'GET mails':
        return answerJson(res, microsoft365.mails(personOf(query.get('person')).id));
      case 'GET activities':
        return answerJson(res, activitiesOf(microsoft365, personOf(query.get('person')).id));
      case 'GET clock':
        return answerJson(res, { aheadMs: clock.aheadMs, isMoving: clock.isMoving });
      case 'POST clock':
        await clock.forward(read(forward, await jsonOf(req)).by);
        return answerJson(res, { aheadMs: clock.aheadMs, isMoving: clock.isMoving });
      // POST makes a new appointment, PUT goes on with one; with `send` everybody is invited.
      case 'POST composed':
      case 'PUT composed/*': {
        const { id: person } = personOf(query.get('person'));
        const given = read(composed, await jsonOf(req));
        return answerJson(res, {
          id: microsoft365.compose(person, given, id || undefined, query.has('send')),
        });
      }
      case 'GET chats': {
        const { id: person } = personOf(query.get('person'));
        return answerJson(
          res,
          microsoft365.chats.filter((chat) => chat.members.includes(person)),
        );
      }
      case 'GET faults':
        return answerJson(res, readBadDay(faults));
      case 'PUT faults': {
        const change = read(badDay, await jsonOf(req));
        const day = readBadDay(faults);
        setBadDay(faults, { graph: change.graph ?? day.graph, consent: change.consent ?? day.consent });
        return answerJson(res, readBadDay(faults));
      }
      case 'GET channels/*':
        return answerJson(res, channels.tab(id) ?? null);
      case 'PUT channels/*':
        channels.configure(id, read(tabConfig, await jsonOf(req)));
        return answerJson(res, channels.tab(id));
      case 'DELETE channels/*':
        channels.remove(id);
        return answerJson(res, null);
      case 'GET rooms/*':
        return answerJson(res, rooms.look(id));
      case 'PUT rooms/*/people/*':
        return answerJson(res, rooms.join(id, personOf(partId).id, read(seat, await jsonOf(req))));
      // A beacon from a page that is closing can only POST.
      case 'POST rooms/*/leave/*':
      case 'DELETE rooms/*/people/*':
        return answerJson(res, rooms.leave(id, personOf(partId).id));
      case 'PUT rooms/*/stage': {
        const { url, by } = read(stage, await jsonOf(req));
        return answerJson(res, rooms.share(id, personOf(by).id, url));
      }
      case 'DELETE rooms/*/stage':
        return answerJson(res, rooms.stopSharing(id));
      case 'GET icon':
        if (!icon || !app.hasIcon) throw new Refused(404, 'The app has no icon yet');
        res.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-cache' });
        return res.end(readFileSync(icon));
      default:
        throw new Refused(404, 'The workbench does not know this call');
    }
  }

  function people(): WorkbenchPerson[] {
    return microsoft365.people.map(
      ({ id, displayName, givenName, mail, userPrincipalName, jobTitle, timeZone }) => {
        return { id, displayName, givenName, mail, userPrincipalName, jobTitle, timeZone };
      },
    );
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://workbench');
    const path = url.pathname.replace(/^\/workbench\/?/, '');
    if (path.startsWith('graph/')) {
      const person = personOf(String(req.headers['x-person'] ?? ''));
      const token = await microsoft365.graphToken(person.id);
      return proxyToGraph(req, res, {
        url: microsoft365.url,
        token,
        path: path.slice('graph/'.length) + url.search,
      });
    }
    if (path.startsWith('api/')) {
      const parts = path.slice('api/'.length).split('/').map(decoded);
      return void (await api(req, res, parts, url.searchParams));
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') throw new Refused(405, 'Pages can only be read');
    const elsewhere = path === '' && properOrigin(req, appUrl());
    if (elsewhere) {
      res.writeHead(302, { location: `${elsewhere}/workbench/${url.search}` });
      return void res.end();
    }
    if (path === '' && url.pathname === '/workbench') {
      res.writeHead(302, { location: `/workbench/${url.search}` });
      return void res.end();
    }
    // Its scope is the add-in's page, which lies outside of its own folder.
    if (path === 'office/worker.js') res.setHeader('service-worker-allowed', '/outlook');
    if (sendFile(res, assets, path === '' ? 'index.html' : path)) return;
    if (path === '') throw new Refused(503, 'The workbench is not built yet: npm run build makes it');
    throw new Refused(404, 'The workbench has no such file');
  }

  return (req, res) => {
    handle(req, res).catch((error: unknown) => {
      if (res.headersSent) return void res.destroy();
      if (error instanceof Refused) return answerJson(res, { message: error.message }, error.status);
      console.error('The workbench failed:', error);
      answerJson(res, { message: 'The workbench failed; its console says why' }, 500);
    });
  };
}

/** 127.0.0.1 is another origin than localhost: drafts kept in one are not seen in the other, so there is one. */
function properOrigin(req: IncomingMessage, appUrl: string): string | undefined {
  const proper = new URL(appUrl);
  const alias = proper.port ? `127.0.0.1:${proper.port}` : '127.0.0.1';
  return proper.hostname === 'localhost' && req.headers.host === alias ? proper.origin : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(400, 'The address is not written properly');
  }
}
