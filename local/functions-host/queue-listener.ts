import { type DequeuedMessageItem, QueueClient, type StoragePipelineOptions } from '@azure/storage-queue';
import type { TypedData } from './core-api.ts';
import { describe, type FunctionApp, type Log, type RegisteredFunction } from './function-app.ts';
import type { QueueSettings } from './host-json.ts';

// A message is leased for short and renewed while it is worked on: after a crash it comes back soon.
const LEASE_SECONDS = 30;
const RENEW_MS = 10_000;
const QUICKEST_POLL_MS = 50;
const SLOWEST_POLL_MS = 1000;
// The emulator is on this machine: an unreachable one will not be there a moment later either.
const CLIENT: StoragePipelineOptions = { retryOptions: { maxTries: 1 } };

/** Runs one queue-triggered function as the Functions host does. */
export class QueueListener {
  readonly queue: string;
  readonly #fn: RegisteredFunction;
  readonly #app: FunctionApp;
  readonly #settings: QueueSettings;
  readonly #log: Log;
  readonly #client: QueueClient;
  readonly #poison: QueueClient | undefined;
  readonly #running = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #pollMs = QUICKEST_POLL_MS;
  readonly #pause = { until: 0, end: () => {}, timer: undefined as NodeJS.Timeout | undefined };
  #unreachable = false;
  /** Whether messages are on their way here: hidden in the queue already, and nowhere else yet. */
  #fetching = false;

  constructor(
    fn: RegisteredFunction,
    queue: string,
    connection: string,
    app: FunctionApp,
    settings: QueueSettings,
    log: Log,
  ) {
    this.queue = queue;
    this.#fn = fn;
    this.#app = app;
    this.#settings = settings;
    this.#log = log;
    this.#client = new QueueClient(connection, queue, CLIENT);
    // What fails in a poison queue's own function stays where it is.
    this.#poison = queue.endsWith('-poison')
      ? undefined
      : new QueueClient(connection, `${queue}-poison`, CLIENT);
  }

  async start(): Promise<void> {
    await this.#client.createIfNotExists();
    this.#loop = this.#listen();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    this.hurry(0);
    await this.#loop;
    await Promise.all(this.#running);
  }

  /** Messages left: waiting, being worked on and, unless they are to be ignored, hidden until later. */
  async left(ignoreDelayed: boolean): Promise<number> {
    const all = (await this.#client.getProperties()).approximateMessagesCount ?? 0;
    const isAtWork = () => this.#running.size > 0 || this.#fetching;
    if (all === 0 || !ignoreDelayed || isAtWork()) return all;
    const waiting = (await this.#client.peekMessages({ numberOfMessages: 1 })).peekedMessageItems.length;
    return isAtWork() ? all : waiting;
  }

  /** Something may have been sent: looks again within so many milliseconds. */
  hurry(withinMs = QUICKEST_POLL_MS): void {
    this.#pollMs = QUICKEST_POLL_MS;
    if (Date.now() + withinMs < this.#pause.until) this.#sleepFor(withinMs);
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
    const { signal } = this.#abort;
    while (!signal.aborted) {
      if (this.#running.size > this.#settings.newBatchThreshold) {
        await Promise.race(this.#running);
        continue;
      }
      this.#fetching = true;
      const messages = await this.#receive();
      if (signal.aborted) break;
      for (const message of messages) {
        const run: Promise<void> = this.#process(message).finally(() => this.#running.delete(run));
        this.#running.add(run);
      }
      this.#fetching = false;
      if (messages.length > 0) {
        this.#pollMs = QUICKEST_POLL_MS;
      } else {
        const pause = this.#pollMs;
        this.#pollMs = Math.min(pause * 1.5, SLOWEST_POLL_MS);
        await this.#sleep(pause);
      }
    }
  }

  async #receive(): Promise<DequeuedMessageItem[]> {
    try {
      const answer = await this.#client.receiveMessages({
        numberOfMessages: this.#settings.batchSize,
        visibilityTimeout: LEASE_SECONDS,
        abortSignal: this.#abort.signal,
      });
      this.#unreachable = false;
      return answer.receivedMessageItems;
    } catch (error) {
      if (!this.#abort.signal.aborted && !this.#unreachable) {
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
    this.#pause.until = Date.now() + ms;
    this.#pause.timer = setTimeout(() => {
      this.#pause.until = 0;
      this.#pause.end();
    }, ms);
  }

  async #process(message: DequeuedMessageItem): Promise<void> {
    const lease = { popReceipt: message.popReceipt };
    const renewal = setInterval(() => void this.#renew(message, lease), RENEW_MS);
    try {
      const done = await this.#handle(message);
      if (done === 'poison') await this.#toPoison(message);
      else if (done === 'retry') return await this.#retry(message, lease);
      else if (done === 'hidden') return;
      await this.#client.deleteMessage(message.messageId, lease.popReceipt);
    } catch (error) {
      // It shows up again when its lease runs out: at least once is all a queue promises.
      this.#say('warning', `The message ${message.messageId} could not be settled: ${describe(error)}`);
    } finally {
      clearInterval(renewal);
    }
  }

  async #handle(message: DequeuedMessageItem): Promise<'done' | 'retry' | 'poison' | 'hidden'> {
    const { maxDequeueCount, messageEncoding } = this.#settings;
    const givenUp = message.dequeueCount > maxDequeueCount;
    if (givenUp && this.#poison) return 'poison';
    const text = messageEncoding === 'base64' ? fromBase64(message.messageText) : message.messageText;
    if (text === undefined) {
      this.#say('error', `The message ${message.messageId} in "${this.queue}" is not base64`);
      return this.#poison ? 'poison' : 'done';
    }
    try {
      await this.#invoke(text, message);
      return 'done';
    } catch {
      if (!this.#poison) return 'hidden';
      return message.dequeueCount >= maxDequeueCount ? 'poison' : 'retry';
    }
  }

  async #invoke(text: string, message: Omit<DequeuedMessageItem, 'messageText'>): Promise<void> {
    const time = (value: Date): TypedData => ({ json: JSON.stringify(value.toISOString()) });
    await this.#app.invoke(
      this.#fn,
      { string: text },
      {
        QueueTrigger: { string: text },
        Id: { string: message.messageId },
        DequeueCount: { int: message.dequeueCount },
        PopReceipt: { string: message.popReceipt },
        InsertionTime: time(message.insertedOn),
        ExpirationTime: time(message.expiresOn),
        NextVisibleTime: time(message.nextVisibleOn),
      },
    );
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
    this.hurry(0);
  }

  async #toPoison(message: DequeuedMessageItem): Promise<void> {
    if (!this.#poison) return;
    this.#say('error', `The message ${message.messageId} failed too often: moved to "${this.#poison.name}"`);
    await this.#poison.createIfNotExists();
    await this.#poison.sendMessage(message.messageText);
  }

  #say(level: string, message: string): void {
    this.#log({ level, message, functionName: this.#fn.name });
  }
}

function fromBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}
