import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { captureNote, moveTo, noteDraft, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace, type Town } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await ownTown();

test('a session is closed, its summary sent to who was absent, and what changes is offered again', async () => {
  const { world } = here;
  const [priya, marcus, ben] = ['Priya', 'Marcus', 'Ben'].map(here.who) as [
    ReturnType<Town['who']>,
    ReturnType<Town['who']>,
    ReturnType<Town['who']>,
  ];
  const communityId = await startCommunity(world, priya, [
    [marcus, 'member'],
    [ben, 'member'],
  ]);
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(marcus, { topic: 'Asking first' }),
  );
  const session = await here.invited(priya, planned);
  const params = { communityId, sessionId: session.id };
  await world.call(marcus, API.answerInvite, { params, body: { response: 'accepted' } });
  await world.call(ben, API.answerInvite, { params, body: { response: 'declined' } });
  await world.settled();
  await moveTo(world, priya, session);
  await captureNote(world, priya, session, noteDraft('We <ask> first.', { kind: 'decision' }));

  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/sessions/${session.id}`),
  );
  // Marcus facilitates: to the organiser beside him closing is one of the other things.
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Close the session' }).click();
  await app.getByRole('button', { name: 'Close session' }).click();
  // For a moment the region that closes it may offer it too.
  await app.getByRole('region', { name: 'Summary' }).getByRole('button', { name: 'Send by mail' }).click();
  const sheet = app.getByRole('dialog', { name: 'Send the summary' });
  await sheet.getByText('One mail from Priya Raman’s mailbox goes to 2 people:').waitFor();
  await sheet.getByText('Replies go to Marcus Bell.').waitFor();
  await sheet.getByRole('radio', { name: /Only those who had not accepted: 1 person/ }).check();
  await sheet.getByText('Ben Whitlock', { exact: true }).waitFor();
  await sheet.getByRole('button', { name: 'Send to 1 person' }).click();
  await app.getByText(/^Sent to 1 person who was not there by Priya Raman, today/).waitFor();

  const reader = await here.visit('Ben', '#/outlook/mail');
  await reader.page.getByRole('link', { name: /Summary: Asking first/ }).click();
  await reader.page.getByText('replies go to Marcus Bell').waitFor();
  const letter = reader.page.frameLocator('iframe[title="Message"]');
  await letter.getByText('We <ask> first.').waitFor();
  await letter.getByRole('link', { name: 'Open the session in Guildhall' }).waitFor();
  expect(world.microsoft365.mails(marcus.id).filter(({ kind }) => kind === 'message')).toEqual([]);

  // What is added is offered again, to everybody, and said first.
  await captureNote(world, priya, session, noteDraft('And then we wait.'));
  await page.reload();
  await app.getByText('Changed since: 1 note added.').waitFor();
  await app.getByRole('button', { name: 'Send again' }).click();
  const again = app.getByRole('dialog', { name: 'Send the changed summary' });
  await again.getByText('Added: And then we wait.').waitFor();
  await again.getByRole('button', { name: 'Send to 2 people' }).click();
  await app.getByText(/^Sent to 2 people by Priya Raman, today/).waitFor();
  const [mail] = world.microsoft365.mails(marcus.id).filter(({ kind }) => kind === 'message');
  expect(mail).toMatchObject({ subject: expect.stringContaining('Changed summary: Asking first') });

  // Whoever reopens it is told that people have it as it was.
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Reopen' }).click();
  await app.getByText(/^Its summary was mailed today .*, 3 mails in all/).waitFor();
});

test('it is shared by link, and copied with its formatting and as Markdown', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  const communityId = await startCommunity(world, priya, [[here.who('Marcus'), 'member']]);
  const planned = await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Sharing' }));
  const session = await here.invited(priya, planned);
  const params = { communityId, sessionId: session.id };
  await moveTo(world, priya, session);
  await captureNote(world, priya, session, noteDraft('Ask *before* you tell', { kind: 'decision' }));
  await world.call(priya, API.closeSession, { params });

  const path = `/communities/${communityId}/sessions/${session.id}`;
  const { app, page, context, frame } = await here.visit('Marcus', appPlace(path));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.getByRole('button', { name: 'Share in Teams' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share to Teams' });
  expect(await dialog.getByRole('link').getAttribute('href')).toContain(`${path}?tenantId=`);
  await dialog.getByRole('radio', { name: 'Ben Whitlock' }).check();
  await dialog.getByRole('button', { name: 'Share' }).click();
  await page.getByText('Shared to Ben Whitlock').first().waitFor();

  const clipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const texts = (item?.types ?? []).map(async (type) => [
        type,
        await (await item?.getType(type))?.text(),
      ]);
      return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
    });
  await app.getByRole('button', { name: 'Copy', exact: true }).click();
  await app.getByText('Copied, with its formatting.').waitFor();
  const rich = await clipboard();
  expect(rich['text/html']).toMatch(/<h3[^>]*>Decided<\/h3>.*Ask \*before\* you tell/s);
  expect(rich['text/plain']).toContain('Decided\n- Ask *before* you tell – Priya Raman');
  await app.getByRole('button', { name: 'Copy as Markdown' }).click();
  await app.getByText('Copied as Markdown.').waitFor();
  expect((await clipboard())['text/plain']).toContain(
    '## Decided\n\n- Ask \\*before\\* you tell – *Priya Raman*',
  );

  // Where the host does not hand the clipboard on, the link is copied all the same.
  await (await frame('content')).evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    Object.assign(Clipboard.prototype, { write: refuse, writeText: refuse });
  });
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Copy link' }).click();
  await app.getByText('Link copied').waitFor();
  expect((await clipboard())['text/plain']).toContain(path);
});
