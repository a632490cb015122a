import type { HostContext } from './context.ts';
import type { WindowSize } from './window-size.ts';

export type { Frame, HostContext, Theme } from './context.ts';

/** What may be another while the page is open: the theme, and in some Outlooks who has signed in. */
export type HostChange = Partial<Pick<HostContext, 'theme' | 'personId' | 'tenantId'>>;

/** What frames a page: Teams and its relatives, or Outlook around an add-in. */
export interface Host {
  /** Connects; null where nobody is there, such as in a plain browser tab. */
  connect(onChange: (change: HostChange) => void): Promise<HostContext | null>;
  /** Tells the host that the page can be shown. */
  announceReady(): void;
  /**
   * The person's token for our API. The host keeps it and renews it, so ask before every request. `refused` is one that
   * the server did not take, for hosts that would give the same again.
   */
  token(claims?: string, refused?: string): Promise<string>;
  /** Opens a link of Teams, such as the one to join a meeting. */
  openLink(url: string): Promise<void>;
  /** Opens `path` in the personal app. `appId` is Guildhall's id in the organisation's catalogue, if it is known. */
  openInApp(path: string, appId: string | null): Promise<void>;
  /** Answers the host's own way back, where it has one. */
  takeBack(): void;
  /** Opens a page of our own in a window of the host's; resolves when the page has ended well. */
  openWindow(page: URL, size: WindowSize): Promise<void>;
  /** Our page that asks Microsoft for permission in such a window. */
  readonly consentPage: string;
  /**
   * Has the person answer Entra's claims, where the token is our own and carries the answer; absent where the host keeps
   * the token. Call it from a click.
   */
  answerClaims?(claims: string): Promise<void>;
}

/** `slow`: a host is there, but has not answered yet. It may still do so. */
export type HostState =
  | { readonly status: 'starting' | 'slow' | 'outside' }
  | { readonly status: 'ready'; readonly context: HostContext };

const PATIENCE = 5_000;
let state: HostState = { status: 'starting' };
let host: Host | undefined;
const listeners = new Set<() => void>();

function become(next: HostState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function hostState(): HostState {
  return state;
}

export function onHostChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Connects to the host; the result arrives through `onHostChange`. An SDK may wait for its host for a minute, so after a
 * few seconds a page can say that the host is slow.
 */
export function startHost(given: Host): void {
  host = given;
  given
    .connect((change) => {
      if (state.status === 'ready') become({ status: 'ready', context: { ...state.context, ...change } });
    })
    .then(
      (context) => become(context ? { status: 'ready', context } : { status: 'outside' }),
      () => become({ status: 'outside' }),
    );
  setTimeout(() => {
    if (state.status === 'starting') become({ status: 'slow' });
  }, PATIENCE);
}

/** The host of this page; its first import has started it. */
export function theHost(): Host {
  if (!host) throw new Error('No host was started');
  return host;
}

export const getToken: Host['token'] = (claims, refused) => theHost().token(claims, refused);
