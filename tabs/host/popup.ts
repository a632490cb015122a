import { app, authentication } from '@microsoft/teams-js';
import { SAYS } from './open-here.ts';

/** Closes the pop-up this page runs in and tells whoever opened it how it went; null says that it went well. */
export async function endPopup(problem: string | null): Promise<void> {
  if (location.protocol !== 'https:') {
    new BroadcastChannel(SAYS).postMessage(problem);
    window.close();
    return;
  }
  await app.initialize();
  if (problem === null) authentication.notifySuccess('consented');
  else authentication.notifyFailure(problem);
}
