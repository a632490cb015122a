import type { TabConfig } from '../api.ts';
import { clientTypeOf, type FrameSpec, type LegacyContext } from './context.ts';
import type { Desk } from './desk.ts';
import { meetingHandlers } from './meeting.ts';
import { otherHandlers } from './others.ts';
import { pagesHandlers } from './pages.ts';
import { authenticate } from './popup.ts';
import { clientSupportedSdkVersion, errors, isRequest, phoneSdkVersion, runtimeConfig } from './protocol.ts';

/** The arguments of the answer; nothing at all for a message that waits for none. */
type Reply = unknown[] | undefined;
export type Handlers = Record<string, (...args: unknown[]) => Reply | Promise<Reply>>;

/** What the page around a frame wants to hear from it. */
export interface FrameListener {
  initialised?(): void;
  ready?(): void;
  failed?(reason: string): void;
  validity?(valid: boolean): void;
  configured?(config: TabConfig): void;
  saved?(failure: string | undefined): void;
  submitted?(result: unknown): void;
  resized?(size: { width?: unknown; height?: unknown }): void;
}

export interface HostOptions {
  /** of the framed page; anything else is not listened to */
  window: () => Window | null;
  origin: string;
  spec: () => FrameSpec;
  context: () => LegacyContext;
  desk: () => Desk;
  listener: () => FrameListener;
  /** what `getSettings` gives: the configuration kept so far */
  config: () => TabConfig | undefined;
}

/** The other side of one frame's teams-js. */
export class Host {
  readonly options: HostOptions;
  readonly #handlers: Handlers;
  readonly #wanted = new Set<string>();
  #unloaded: (() => void) | undefined;
  #initialised = false;

  constructor(options: HostOptions) {
    this.options = options;
    this.#handlers = {
      ...this.#core(),
      ...pagesHandlers(options),
      ...meetingHandlers(options),
      ...otherHandlers(options),
    };
  }

  /** Takes a message of the window; one of another frame is not for this host. */
  receive({ source, origin, data }: MessageEvent): void {
    const target = this.options.window();
    if (!target || source !== target || origin !== this.options.origin || !isRequest(data)) return;
    const { id, uuidAsString, func, args = [] } = data;
    const handler = this.#handlers[func];
    const answer = (reply: Reply) => {
      if (reply)
        this.#post({ id, uuidAsString, args: reply, isPartialResponse: false, monotonicTimestamp: now() });
    };
    if (!handler) {
      answer([errors.notSupported]);
      return;
    }
    Promise.resolve()
      .then(() => handler(...args))
      .then(answer)
      .catch((error: unknown) => {
        console.error(`The host failed at ${func}:`, error);
        answer([{ errorCode: 500, message: String(error) }]);
      });
  }

  send(func: string, args: unknown[] = []): void {
    this.#post({ func, args, monotonicTimestamp: now() });
  }

  /** Whether the app asked for this event by `registerHandler`. */
  wants(event: string): boolean {
    return this.#wanted.has(event);
  }

  get initialised(): boolean {
    return this.#initialised;
  }

  /** Teams' app caching: true when the app can be kept as it is and wants to be told when it is shown again. */
  async suspend(patience = 2000): Promise<boolean> {
    if (!this.#initialised || !this.wants('load') || !this.wants('beforeUnload')) return false;
    const answered = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.#unloaded = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.send('beforeUnload');
    });
    this.#unloaded = undefined;
    return answered;
  }

  #post(message: object): void {
    this.options.window()?.postMessage(message, this.options.origin);
  }

  #core(): Handlers {
    const { spec, context, desk, listener } = this.options;
    return {
      initialize: () => {
        this.#initialised = true;
        this.#wanted.clear();
        listener().initialised?.();
        const { device } = desk().settings;
        const { frameContext, host } = spec();
        return device === 'desktop'
          ? [frameContext, clientTypeOf(device), runtimeConfig(host), clientSupportedSdkVersion]
          : [frameContext, clientTypeOf(device), phoneSdkVersion];
      },
      registerHandler: (name) => {
        this.#wanted.add(String(name));
        return undefined;
      },
      getContext: () => [context()],
      'appInitialization.appLoaded': () => undefined,
      'appInitialization.success': () => {
        listener().ready?.();
        return [];
      },
      'appInitialization.failure': (reason, message) => {
        listener().failed?.(String(message ?? reason ?? ''));
        return undefined;
      },
      'appInitialization.expectedFailure': (reason, message) => {
        listener().failed?.(String(message ?? reason ?? ''));
        return undefined;
      },
      readyToUnload: () => {
        this.#unloaded?.();
        return undefined;
      },
      'authentication.getAuthToken': async () => {
        try {
          return [true, await desk().token()];
        } catch (error) {
          return [false, error instanceof Error ? error.message : 'The token could not be had'];
        }
      },
      'authentication.authenticate': (url, width, height) =>
        authenticate(String(url), width, height, context()),
    };
  }
}

const now = () => performance.timeOrigin + performance.now();
