import { type DequeuedMessageItem, QueueClient, type StoragePipelineOptions } from '@azure/storage-queue';
import { describe, type FunctionApp, type Log, type RegisteredFunction } from './function-app.ts';
import type { QueueSettings } from './host-json.ts';
import { PollingDelay } from './polling-delay.ts';
import { queueMetadata } from './trigger-data.ts';

/** A message is the host's for so long, renewed halfway: after a crash nobody else sees it for ten minutes. */
const LEASE_SECONDS = 600;
const RENEW_MS = (LEASE_SECONDS / 2) * 1_000;
const SHORTEST_POLL_MS = 100;
/** For tests, which would wait most of the time otherwise. */
const EAGER = { shortestMs: 50, longestMs: 1_000 };
/** A poll that is under way when the host stops may still bring messages, which would be hidden for long if dropped. */
const LAST_POLL_MS = 1_000;
// The emulator is on this machine: an unreachable one will not be there a moment later either.
const CLIENT: StoragePipelineOptions = { retryOptions: { maxTries: 1 } };

export interface QueueListenerOptions {
  connection: string;
  settings: QueueSettings;
  /** Looks more often than the host does, and at once where a message may have come: for tests. */
  eager: boolean;
  /** Told when a message was moved to a queue by the host itself. */
  added: (queue: string) => void;
  /** Looks into a queue of this storage without a request, where the storage is in this process. */
  messagesIn?: ((queue: string) => MessageCount) | undefined;
  log: Log;
}

export interface MessageCount {
  readonly all: number;
  /** Those that are not hidden until later. */
  readonly waiting: number;
}

/** Runs one queue-triggered function as the Functions host does. */
export class QueueListener {
  readonly queue: string;
  readonly #fn: RegisteredFunction;
  readonly #app: FunctionApp;
  readonly #settings: QueueSettings;
  readonly #eager: boolean;
  readonly #added: (queue: string) => void;
  readonly #messagesIn: QueueListenerOptions['messagesIn'];
  readonly #log: Log;
  readonly #client: QueueClient;
  readonly #poison: QueueClient | undefined;
  readonly #running = new Set<Promise<void>>();
  readonly #renewals = new Set<NodeJS.Timeout>();
  readonly #abort = new AbortController();
  readonly #delay: PollingDelay;
  #stopping = false;
  #loop: Promise<void> = Promise.resolve();
  /** By the clock that only runs on: the sample lets years pass at once. */
  readonly #pause = { until: 0, end: () => {}, timer: undefined as NodeJS.Timeout | undefined };
  #unreachable = false;
  /** Whether messages are on their way here: hidden in the queue already, and nowhere else yet. */
  #fetching = false;

  constructor(fn: RegisteredFunction, queue: string, app: FunctionApp, options: QueueListenerOptions) {
    const { connection, settings, eager } = options;
    this.queue = queue;
    this.#fn = fn;
    this.#app = app;
    this.#settings = settings;
    this.#eager = eager;
    this.#added = options.added;
    this.#messagesIn = options.messagesIn;
    this.#log = options.log;
    this.#client = new QueueClient(connection, queue, CLIENT);
    // What fails in a poison queue's own function stays where it is.
    this.#poison = queue.endsWith('-poison')
      ? undefined
      : new QueueClient(connection, `${queue}-poison`, CLIENT);
    const longestMs = settings.maxPollingInterval * 1_000;
    this.#delay = eager
      ? new PollingDelay(EAGER.shortestMs, Math.min(EAGER.longestMs, longestMs))
      : new PollingDelay(SHORTEST_POLL_MS, longestMs);
  }

  start(): void {
    this.#loop = this.#listen();
  }

  /** Takes no more messages and waits for those being worked on, but not longer than `drained`. */
  async stop(drained: Promise<void>): Promise<void> {
    this.#stopping = true;
    this.poll();
    const impatient = setTimeout(() => this.#abort.abort(), LAST_POLL_MS);
    await Promise.race([this.#loop.then(() => Promise.all(this.#running)), drained]);
    clearTimeout(impatient);
    for (const renewal of this.#renewals) clearInterval(renewal);
  }

  /** Messages left: waiting, being worked on and, unless they are to be ignored, hidden until later. */
  async left(ignoreDelayed: boolean): Promise<number> {
    const isAtWork = () => this.#running.size > 0 || this.#fetching;
    if (this.#messagesIn) {
      const { all, waiting } = this.#messagesIn(this.queue);
      return ignoreDelayed && !isAtWork() ? waiting : all;
    }
    try {
      const all = (await this.#client.getProperties()).approximateMessagesCount ?? 0;
      if (all === 0 || !ignoreDelayed || isAtWork()) return all;
      const waiting = (await this.#client.peekMessages({ numberOfMessages: 1 })).peekedMessageItems.length;
      return isAtWork() ? all : waiting;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  /** Something may have been sent. The host is not told of it when an app sends by itself, so this is for tests. */
  pollSoon(): void {
    if (this.#eager && performance.now() + EAGER.shortestMs < this.#pause.until)
      this.#sleepFor(EAGER.shortestMs);
  }

  /** Looks into the queue now. */
  poll(): void {
    if (performance.now() < this.#pause.until) this.#sleepFor(0);
  }

  /** Runs the function with a message that never was in the queue; rejects when it throws. */
  async deliver(message: unknown, dequeueCount = 1): Promise<void> {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    const now = new Date();
    await this.#invoke(text, {
      messageId: crypto.randomUUID(),
      popReceipt: 'delivered',
      dequeueCount,
      insertedOn: now,
      nextVisibleOn: new Date(now.getTime() + LEASE_SECONDS * 1000),
      expiresOn: new Date(now.getTime() + 7 * 86_400_000),
    });
  }

  async #listen(): Promise<void> {
    let foundSinceDelay = false;
    while (!this.#stopping) {
      if (this.#running.size > this.#settings.newBatchThreshold) {
        await Promise.race(this.#running);
        continue;
      }
      this.#fetching = true;
      const messages = await this.#receive();
      for (const message of messages) {
        const run: Promise<void> = this.#process(message).finally(() => this.#running.delete(run));
        this.#running.add(run);
      }
      this.#fetching = false;
      if (messages.length > 0) {
        foundSinceDelay = true;
      } else if (!this.#stopping) {
        const pause = this.#delay.next(foundSinceDelay);
        foundSinceDelay = false;
        await this.#sleep(pause);
      }
    }
  }

  async #receive(): Promise<DequeuedMessageItem[]> {
    if (this.#messagesIn?.(this.queue).waiting === 0) return [];
    try {
      const answer = await this.#client.receiveMessages({
        numberOfMessages: this.#settings.batchSize,
        visibilityTimeout: LEASE_SECONDS,
        abortSignal: this.#abort.signal,
      });
      this.#unreachable = false;
      return answer.receivedMessageItems;
    } catch (error) {
      // The host makes no queue; it looks again until the app has made it.
      if (!isMissing(error) && !this.#stopping && !this.#unreachable) {
        this.#unreachable = true;
        this.#say('warning', `The queue "${this.queue}" cannot be read: ${describe(error)}`);
      }
      return [];
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#pause.end = resolve;
      this.#sleepFor(ms);
    });
  }

  #sleepFor(ms: number): void {
    clearTimeout(this.#pause.timer);
    this.#pause.until = performance.now() + ms;
    this.#pause.timer = setTimeout(() => {
      this.#pause.until = 0;
      this.#pause.end();
    }, ms);
  }

  async #process(message: DequeuedMessageItem): Promise<void> {
    const lease = { popReceipt: message.popReceipt };
    const renewal = setInterval(() => void this.#renew(message, lease), RENEW_MS);
    this.#renewals.add(renewal);
    try {
      const done = await this.#handle(message);
      if (done === 'hidden') return;
      if (done === 'retry') return await this.#retry(message, lease);
      if (done === 'poison') await this.#toPoison(message);
      await this.#client.deleteMessage(message.messageId, lease.popReceipt);
      // Before the delete the other listener could still find both.
      if (done === 'poison' && this.#poison) this.#added(this.#poison.name);
    } catch (error) {
      // It shows up again when its lease runs out: at least once is all a queue promises.
      this.#say('warning', `The message ${message.messageId} could not be settled: ${describe(error)}`);
    } finally {
      clearInterval(renewal);
      this.#renewals.delete(renewal);
    }
  }

  async #handle(message: DequeuedMessageItem): Promise<'done' | 'retry' | 'poison' | 'hidden'> {
    const { maxDequeueCount, messageEncoding } = this.#settings;
    const bytes =
      messageEncoding === 'base64' ? fromBase64(message.messageText) : Buffer.from(message.messageText);
    if (bytes === undefined) {
      this.#say('error', `The message ${message.messageId} in "${this.queue}" is not base64`);
      return this.#poison ? 'poison' : 'hidden';
    }
    if (message.dequeueCount > maxDequeueCount) return this.#poison ? 'poison' : 'hidden';
    const text = fromUtf8(bytes);
    if (text === undefined) {
      this.#say('error', `The message ${message.messageId} in "${this.queue}" is not UTF-8`);
    } else {
      const ran = await this.#invoke(text, message).then(
        () => true,
        () => false,
      );
      if (ran) return 'done';
    }
    // Without a poison queue a message that failed stays hidden, so that it is not tried again in a tight loop.
    if (!this.#poison) return 'hidden';
    return message.dequeueCount >= maxDequeueCount ? 'poison' : 'retry';
  }

  async #invoke(text: string, message: Omit<DequeuedMessageItem, 'messageText'>): Promise<void> {
    await this.#app.invoke(this.#fn, { string: text }, queueMetadata(text, message));
  }

  async #renew(message: DequeuedMessageItem, lease: { popReceipt: string }): Promise<void> {
    try {
      const { messageId, messageText } = message;
      const answer = await this.#client.updateMessage(
        messageId,
        lease.popReceipt,
        messageText,
        LEASE_SECONDS,
      );
      lease.popReceipt = answer.popReceipt ?? lease.popReceipt;
    } catch (error) {
      this.#say('warning', `The lease of message ${message.messageId} was not renewed: ${describe(error)}`);
    }
  }

  async #retry(message: DequeuedMessageItem, lease: { popReceipt: string }): Promise<void> {
    const { messageId, messageText } = message;
    await this.#client.updateMessage(
      messageId,
      lease.popReceipt,
      messageText,
      this.#settings.visibilityTimeout,
    );
    this.pollSoon();
  }

  async #toPoison(message: DequeuedMessageItem): Promise<void> {
    if (!this.#poison) return;
    this.#say('error', `The message ${message.messageId} was moved to "${this.#poison.name}"`);
    await this.#poison.createIfNotExists();
    await this.#poison.sendMessage(message.messageText);
  }

  #say(level: string, message: string): void {
    this.#log({ level, message, functionName: this.#fn.name });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 404;
}

/** As strict as the host: whole groups of four, blanks between them aside. */
function fromBase64(text: string): Buffer | undefined {
  const packed = text.replace(/\s/g, '');
  const isWhole = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return isWhole ? Buffer.from(packed, 'base64') : undefined;
}

function fromUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
