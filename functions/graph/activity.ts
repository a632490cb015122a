import * as z from 'zod';
import type { CallGraph } from './graph.ts';

/** A notice as Teams takes it. */
export interface ActivityNotification {
  /** Of the app's manifest, or `systemDefault`, which needs no declaration and takes the whole text. */
  readonly activityType: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly preview: string;
  /** What stands beside it as the place. */
  readonly topic: string;
  /** A deep link into Teams; Graph refuses any other address. */
  readonly webUrl: string;
  /** A later notification of the same chain replaces the earlier one. */
  readonly chainId: number;
  /** Guildhall's id in the catalogue: without it Graph answers 409 where another app shares its registration. */
  readonly teamsAppId: string;
}

/** The most characters that Teams shows of a preview. */
const PREVIEW_MAX = 150;

/** Puts a notification into somebody's activity feed. Sending it again replaces it. */
export async function sendActivity(
  call: CallGraph,
  personId: string,
  { activityType, parameters, preview, topic, webUrl, chainId, teamsAppId }: ActivityNotification,
): Promise<void> {
  await call(
    {
      method: 'POST',
      path: `/users/${personId}/teamwork/sendActivityNotification`,
      body: {
        topic: { source: 'text', value: topic, webUrl },
        activityType,
        // Graph refuses an empty one.
        ...(preview && { previewText: { content: preview.slice(0, PREVIEW_MAX) } }),
        templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
        chainId,
        teamsAppId,
      },
    },
    z.unknown(),
  );
}
