import { browserStore } from '../../drafts/browser-store.ts';

const CHOICE = 'guildhall.editor';

/** How somebody writes on this device: as it will look, or as source. */
export const choice = {
  isSource: () => browserStore.get(CHOICE) === 'source',
  choose: (view: 'source' | null) => browserStore.set(CHOICE, view ?? 'rich'),
};
