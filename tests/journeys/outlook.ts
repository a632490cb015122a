import type { Frame, FrameLocator } from 'playwright-core';
import type { Visitor } from '../support/browser.ts';

const FRAME = 'iframe[data-frame-context="taskPane"]';

/** The add-in's page in Outlook's task pane. */
export const pane = ({ page }: Visitor): FrameLocator => page.frameLocator(FRAME);

export async function paneFrame({ page }: Visitor): Promise<Frame> {
  const frame = await (await page.waitForSelector(FRAME)).contentFrame();
  if (!frame) throw new Error('The element is no frame');
  return frame;
}
