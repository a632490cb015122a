import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** Seconds, written as .NET writes a duration. */
const timeSpan = z
  .string()
  .regex(/^(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$/, 'expected hh:mm:ss')
  .transform((text) => {
    const [, days = 0, hours, minutes, seconds] = /^(?:(\d+)\.)?(\d+):(\d+):([\d.]+)$/.exec(text) ?? [];
    return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  });

const queueSettings = z
  .object({
    batchSize: z.int().min(1).max(32).default(16),
    newBatchThreshold: z.int().min(0).max(1000).optional(),
    maxDequeueCount: z.int().min(1).default(5),
    /** Seconds before a failed message is tried again. */
    visibilityTimeout: timeSpan.default(0),
    /** Seconds after which an empty queue is looked into again at the latest. */
    maxPollingInterval: timeSpan.pipe(z.number().min(0.1)).default(60),
    messageEncoding: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['base64', 'none']))
      .default('base64'),
  })
  .transform((given) => ({
    ...given,
    newBatchThreshold: given.newBatchThreshold ?? Math.floor(given.batchSize / 2) * availableParallelism(),
  }));
export type QueueSettings = z.infer<typeof queueSettings>;

const hostJson = z.object({
  version: z.literal('2.0'),
  /** Seconds that one invocation may take; undefined for no end. */
  functionTimeout: z
    .union([z.enum(['-1', '-1.00:00:00']).transform(() => undefined), timeSpan.pipe(z.number().min(1))])
    .default(30 * 60),
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
