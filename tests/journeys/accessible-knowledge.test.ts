import { describe, expect, test, vi } from 'vitest';
import { faultsOfViews, furnishedCommunity, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, playbook } = await furnishedCommunity();

const VIEWS: readonly View[] = [
  ['/', /^Home$/],
  ['/start', /^Start a community$/],
  [`${community}/knowledge`, /^Knowledge base$/],
  [`${community}/knowledge/new`, /^New in the knowledge base$/],
  [`${community}/knowledge/${playbook.id}`, /^Feedback that lands$/],
  [`${community}/knowledge/${playbook.id}/edit`, /^Revise/],
  ['/nowhere', /.*/],
];

describe('every view of Home and of the knowledge base', () => {
  test('passes axe, wide and narrow, in any theme and in forced colours; zoomed or with larger text nothing is cut off', async () => {
    expect(await faultsOfViews(here, VIEWS)).toEqual([]);
  });
});
