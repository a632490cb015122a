import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { appInAddress, teamsLink } from '../../domain/shared/links.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { artifactDraft } from '../http/guild.ts';
import { calendars } from './calendars.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, chidi, planned, mailed, event } = await calendars();
const { microsoft365 } = shop;
const { teamsApp, application } = microsoft365.settings;
const published = { ...teamsApp };
const manifestId = app.world.clientId;
const { tenantId } = priya;

let guild: Guild;
beforeEach(async () => {
  Object.assign(teamsApp, published);
  application.add('AppCatalog.Read.All');
  await app.world.catalogue.forget(tenantId, manifestId);
  guild = await shop.guild([priya, ana, ben, chidi]);
});
afterEach(() => microsoft365.faults.clear());

const DAY_MS = 86_400_000;

const linksOf = (session: Session) =>
  [...event(session).body.content.matchAll(/<a href="([^"]+)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&')))
    .filter(({ href }) => href.startsWith(app.world.publicUrl));
const appsIn = (session: Session) => linksOf(session).map(({ search }) => appInAddress(search)?.appId);
const lookUps = () => microsoft365.requests.count({ path: '/v1.0/appCatalogs' });
const republish = () => {
  teamsApp.catalogId = crypto.randomUUID();
};
const appsInChat = async (session: Session) => {
  const { chatId } = await guild.session(app, session);
  return microsoft365.chats.find(({ id }) => id === chatId)?.installedApps.map((one) => one.catalogId);
};

describe('the links in an invite', () => {
  it('lead to the pages’ own addresses, with the app’s id in the catalogue for the way into Teams', async () => {
    const draft = await guild.run<{ id: string; etag: string }>(app, draftArtifact, priya, {
      params: { artifactId: crypto.randomUUID() },
      body: artifactDraft({ title: 'Saying no' }),
    });
    await guild.run(app, publishArtifact, priya, {
      params: { artifactId: draft.id },
      body: { changeNote: 'First', incorporates: [] },
      etag: draft.etag,
    });
    const session = await planned(guild, { artifactIds: [draft.id] });
    const community = `/communities/${session.communityId}`;
    expect(linksOf(session).map(({ pathname }) => pathname)).toEqual([
      `${community}/knowledge/${draft.id}`,
      `${community}/sessions/${session.id}`,
    ]);
    expect(published.catalogId).not.toBe(manifestId);
    expect(linksOf(session).map(({ search }) => appInAddress(search))).toEqual(
      Array(2).fill({ tenantId, appId: published.catalogId }),
    );
    expect(event(session).body.content).not.toContain(manifestId);
  });

  it('cost one question to the catalogue a day, however many sessions there are', async () => {
    microsoft365.requests.clear();
    await guild.plan(app);
    await guild.plan(app);
    await app.settle();
    expect(lookUps()).toBe(1);
    shop.clock.advance(DAY_MS + 60_000);
    republish();
    const session = await planned(guild);
    expect(appsIn(session)).toEqual([teamsApp.catalogId]);
  });

  it('lead to the pages alone where Guildhall is not in the catalogue, and to Teams once it is', async () => {
    teamsApp.externalId = crypto.randomUUID();
    const early = await planned(guild);
    expect(await guild.session(app, early)).toMatchObject({ invite: 'sent', inviteProblem: null });
    expect(appsIn(early)).toEqual([undefined]);
    expect(linksOf(early)[0]?.search).toBe('');
    teamsApp.externalId = manifestId;
    expect(appsIn(await planned(guild))).toEqual([published.catalogId]);
  });

  it('lead to the pages alone where the catalogue may not be read or does not answer: the invite goes out', async () => {
    application.delete('AppCatalog.Read.All');
    const refused = await planned(guild);
    expect(await guild.session(app, refused)).toMatchObject({ invite: 'sent', inviteProblem: null });
    expect(appsIn(refused)).toEqual([undefined]);
    application.add('AppCatalog.Read.All');
    microsoft365.faults.add({ match: { path: '/appCatalogs' }, status: 503, times: 'all' });
    const down = await planned(guild);
    expect(await guild.session(app, down)).toMatchObject({ invite: 'sent', inviteProblem: null });
    expect(appsIn(down)).toEqual([undefined]);
  });

  it('keep the id that is known while the catalogue does not answer', async () => {
    await planned(guild);
    shop.clock.advance(DAY_MS + 60_000);
    microsoft365.faults.add({ match: { path: '/appCatalogs' }, status: 503, times: 'all' });
    expect(appsIn(await planned(guild))).toEqual([published.catalogId]);
  });

  it('have the new id at once where the app was published anew, as its meeting chat does not take the old one', async () => {
    await planned(guild);
    republish();
    const meanwhile = await planned(guild);
    expect(await appsInChat(meanwhile)).toEqual([teamsApp.catalogId]);
    expect(appsIn(await planned(guild))).toEqual([teamsApp.catalogId]);
  });

  it('may become others without a mail to anybody', async () => {
    const session = await planned(guild);
    const before = event(session).body.content;
    republish();
    await app.world.catalogue.forget(tenantId, manifestId);
    await guild.add(app, shop.who(4));
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    // A change to something else says the old links once more, instead of a body that has changed.
    const when = { ...session.wall, time: '16:30', minutes: 45, zone: session.zone };
    await guild.change(app, session, { when });
    await app.settle();
    expect(microsoft365.mails(ana.id).at(-1)).toMatchObject({ kind: 'update', changed: ['start', 'end'] });
    expect(event(session).body.content).toBe(before);
    await guild.change(app, session, { when, purpose: 'Another.' });
    await app.settle();
    expect(appsIn(session)).toEqual([teamsApp.catalogId]);
  });
});

describe('a deep link into Teams', () => {
  const app = { tenantId: crypto.randomUUID(), appId: crypto.randomUUID() };
  const path = '/communities/a b/sessions/é&="';

  it('names the app by its id in the catalogue, the tenant, the page, and the address for where Teams cannot show it', () => {
    const link = new URL(teamsLink('https://guildhall.example.com', path, app));
    expect(link.origin + link.pathname).toBe(`https://teams.microsoft.com/l/entity/${app.appId}/home`);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      tenantId: app.tenantId,
      webUrl: `https://guildhall.example.com${path}`,
      context: JSON.stringify({ subEntityId: path }),
    });
    // A blank written as + would arrive as a plus.
    expect(link.href).not.toContain('+');
  });

  it('is made of an address’s two ids and of nothing else that stands there', () => {
    const query = (values: Record<string, string>) => appInAddress(`?${new URLSearchParams(values)}`);
    expect(query(app)).toEqual(app);
    for (const wrong of ['', 'x', `${app.appId}/../..`, `${app.appId}?`, 'javascript:alert(1)'])
      expect(query({ ...app, appId: wrong })).toBeNull();
    expect(query({ appId: app.appId })).toBeNull();
  });
});
