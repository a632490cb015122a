import { app, authentication } from '@microsoft/teams-js';

/** Closes the pop-up this page runs in and tells whoever opened it how it went; null says that it went well. */
export async function endPopup(problem: string | null): Promise<void> {
  await app.initialize();
  if (problem === null) authentication.notifySuccess('consented');
  else authentication.notifyFailure(problem);
}
