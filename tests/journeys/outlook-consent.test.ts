import { describe, expect, test, vi } from 'vitest';
import { PATIENCE, type Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';
import { behind, invitedMarcus, pane, windowOf } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const here = await ownTown();
const opened = await invitedMarcus(here);

describe.each(['newer', 'older'] as const)('in the %s Outlook', (outlook) => {
  /** As Outlook on the web asks first. */
  async function allowed(visitor: Visitor, name: string) {
    const opening = visitor.context.waitForEvent('page');
    await pane(visitor).getByRole('button', { name }).click();
    if (outlook === 'newer') await visitor.page.getByRole('button', { name: 'Allow' }).click();
    return opening;
  }

  async function signedIn(): Promise<Visitor> {
    const marcus = await opened(outlook === 'older' ? { outlook } : {});
    if (outlook === 'older')
      await (await windowOf(marcus, 'Sign in')).getByRole('button', { name: 'Sign in' }).click();
    return marcus;
  }

  test('consent is asked for in a window; refused it can be given later, and the pane goes on', async () => {
    here.forgive(/status of 40\d/);
    const { settings } = here.world.microsoft365.faults;
    settings.consentMissing = [{ person: here.who('Marcus').id }];
    const marcus = await signedIn();
    await pane(marcus).getByText('This needs your permission').waitFor();
    const refused = await allowed(marcus, 'Give permission');
    await refused.getByRole('button', { name: 'Cancel' }).click();
    await pane(marcus).getByText('No permission was given.').waitFor();
    const given = await allowed(marcus, 'Give permission');
    await given.getByRole('button', { name: 'Accept' }).click();
    await behind(marcus).waitFor();
    expect(settings.consentMissing).toEqual([]);
  });

  test('Entra’s claims are answered by signing in anew', async () => {
    here.forgive(/status of 40\d/);
    const { settings } = here.world.microsoft365.faults;
    settings.claimsChallenge = [here.who('Marcus').id];
    const marcus = await signedIn();
    const answering = outlook === 'older' ? marcus.context.waitForEvent('page') : null;
    await pane(marcus).getByRole('button', { name: 'Give permission' }).click();
    // The newer one asks in a window of its own, which is none of the workbench's.
    await (await answering)?.getByRole('button', { name: 'Sign in' }).click();
    await behind(marcus).waitFor();
    expect(settings.claimsChallenge).toEqual([]);
  });
});
