import { signal } from './signal.ts';

/** Whether the banner that asks for permission is shown: then nothing else on the page has to ask for it. */
export const consentBanner = signal(false);
