import {
  DIALOG_EVENTS,
  ERRORS,
  HOST_INFO,
  hostInfo,
  isOffice,
  type Request,
  type Told,
  type ToParent,
} from '../../office/protocol.ts';

type Open = Extract<Request, { office: 'dialog.open' }>;

interface Around {
  /** Outlook on the web asks before it opens a window; false where the person ignores that. */
  allow(): Promise<boolean>;
  nested(): boolean;
  offline(): boolean;
  tell(told: Told): void;
}

/** How long a dialog that was told to close still counts as open. */
const CLOSING_MS = 150;
const LOOK_MS = 200;

/** The dialogs of one pane: one at a time, each a window of its own. */
export class Dialogs {
  private last = 0;
  private shown: { id: number; window: Window; watching: number } | null = null;
  /** While the person is asked, or the window is closing. */
  private busy = false;
  private readonly around: Around;
  constructor(around: Around) {
    this.around = around;
    addEventListener('message', this.receive);
  }

  async open({ url, width, height, prompt }: Open): Promise<number> {
    if (this.shown || this.busy) throw ERRORS.openAlready;
    const { around } = this;
    this.busy = true;
    try {
      if (prompt && around.nested() && !(await around.allow())) throw ERRORS.ignored;
    } finally {
      this.busy = false;
    }
    const address = new URL(url);
    address.searchParams.set(HOST_INFO, hostInfo(around.nested()));
    const part = (percent: number, whole: number, least: number) =>
      Math.max(least, Math.round((Math.min(percent, 100) / 100) * whole));
    const size = `width=${part(width, screen.availWidth, 150)},height=${part(height, screen.availHeight, 250)}`;
    const opened = window.open(around.offline() ? 'about:blank' : address.href, '_blank', `popup,${size}`);
    if (!opened) throw ERRORS.blocked;
    this.last += 1;
    const id = this.last;
    this.shown = { id, window: opened, watching: window.setInterval(() => this.look(), LOOK_MS) };
    // The window stays, as in Outlook: what to do with it is the pane's affair.
    if (around.offline())
      setTimeout(() => around.tell({ office: 'dialog.event', dialog: id, error: DIALOG_EVENTS.notFound }));
    return id;
  }

  close(id: number): void {
    if (this.shown?.id !== id) return;
    this.shown.window.close();
    this.forget();
    this.busy = true;
    setTimeout(() => {
      this.busy = false;
    }, CLOSING_MS);
  }

  /** The pane is gone, and what it opened goes with it. */
  end(): void {
    removeEventListener('message', this.receive);
    this.shown?.window.close();
    this.forget();
  }

  private forget(): void {
    clearInterval(this.shown?.watching);
    this.shown = null;
  }

  private look(): void {
    if (!this.shown?.window.closed) return;
    const { id } = this.shown;
    this.forget();
    this.around.tell({ office: 'dialog.event', dialog: id, error: DIALOG_EVENTS.closed });
  }

  private readonly receive = ({ source, data, origin }: MessageEvent): void => {
    if (!this.shown || source !== this.shown.window || !isOffice(data) || data.office !== 'to-parent') return;
    const { message, targetOrigin } = data as ToParent;
    if (targetOrigin !== '*' && targetOrigin !== location.origin) return;
    this.around.tell({ office: 'dialog.message', dialog: this.shown.id, message, origin });
  };
}
