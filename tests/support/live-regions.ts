import type { Locator } from 'playwright-core';

/**
 * The live regions that stand in a place now. Screen readers say a text that comes into one of them; one that comes
 * together with its text may go unsaid.
 */
export async function liveRegions(place: Locator) {
  const standing = await place.evaluateHandle((element) => [...element.querySelectorAll('[role=status]')]);
  return {
    /** Whether a text is said: waits until it is there. */
    say: (text: Locator): Promise<boolean> =>
      text.evaluate((element, regions) => regions.some((one) => one.contains(element)), standing),
  };
}
