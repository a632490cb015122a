import { describe, expect, test, vi } from 'vitest';
import { faultsOfViews, furnishedCommunity, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, session, past } = await furnishedCommunity();

const VIEWS: readonly View[] = [
  [community, /^Leading through feedback$/],
  [`${community}/edit`, /^Edit the community$/],
  [`${community}/welcome`, /^Find your way into/],
  [`${community}/sessions`, /^Sessions$/],
  [`${community}/people`, /^People$/],
  [`${community}/people#add`, /^People$/],
  [`${community}/people/import`, /^Import a list of people$/],
  [`${community}/plan`, /^Plan a session$/],
  [`${community}/sessions/${session.id}`, /^Feedback that lands$/],
  [`${community}/sessions/${session.id}/edit`, /^Change the session$/],
  [`${community}/sessions/${past.id}`, /^What we tried in autumn$/],
];

describe('every view of a community and its sessions', () => {
  test('passes axe, wide and narrow, in any theme and in forced colours; zoomed or with larger text nothing is cut off', async () => {
    expect(await faultsOfViews(here, VIEWS)).toEqual([]);
  });
});
