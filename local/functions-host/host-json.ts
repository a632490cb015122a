import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const timeSpan = z
  .string()
  .regex(/^\d{2}:\d{2}:\d{2}$/, 'expected hh:mm:ss')
  .transform((text) => {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
    return (hours * 60 + minutes) * 60 + seconds;
  });

const queueSettings = z.object({
  batchSize: z.int().min(1).max(32).default(16),
  newBatchThreshold: z.int().min(0).max(1000).default(8),
  maxDequeueCount: z.int().min(1).default(5),
  /** Seconds before a failed message is tried again. */
  visibilityTimeout: timeSpan.default(0),
  messageEncoding: z.enum(['base64', 'none']).default('base64'),
});
export type QueueSettings = z.infer<typeof queueSettings>;

const hostJson = z.object({
  version: z.literal('2.0'),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: queueSettings.prefault({}),
    })
    .prefault({}),
});
export type HostJson = z.infer<typeof hostJson>;

/** Reads host.json with the Functions host's own defaults; what only matters in Azure is passed over. */
export async function readHostJson(file: string): Promise<HostJson> {
  const text = await readFile(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${String(error)}`);
  }
  const parsed = hostJson.safeParse(content);
  if (!parsed.success) throw new Error(`${file} does not fit:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
