import { later, optionsIn } from './item.ts';
import { ERRORS, type Told } from './protocol.ts';
import { ask } from './talk.ts';

type Handler = (args: { message: string; origin: string | undefined } | { error: number }) => void;
type Kind = 'dialogMessageReceived' | 'dialogEventReceived';

interface Options {
  width: number;
  height: number;
  promptBeforeOpen: boolean;
}

const handlers = new Map<number, Map<Kind, Handler>>();

/** `origin` is told by newer Outlooks only. */
export function dialogs(tellsOrigin: () => boolean) {
  /** The dialog that `displayDialogAsync` gives; closing it takes a moment that nothing tells the end of. */
  const dialogOf = (id: number) => ({
    close(): void {
      handlers.delete(id);
      void ask({ office: 'dialog.close', dialog: id });
    },
    addEventHandler(kind: Kind, handler: Handler): void {
      const own = handlers.get(id) ?? new Map<Kind, Handler>();
      handlers.set(id, own.set(kind, handler));
    },
  });

  function displayDialogAsync(startAddress: string, ...given: unknown[]): void {
    later(open(startAddress, optionsIn<Options>(given)).then(dialogOf), given);
  }

  function receive(told: Told): void {
    if (told.office === 'dialog.message') {
      const { message, origin } = told;
      handlers.get(told.dialog)?.get('dialogMessageReceived')?.({
        message,
        origin: tellsOrigin() ? origin : undefined,
      });
    }
    if (told.office === 'dialog.event') {
      const handler = handlers.get(told.dialog)?.get('dialogEventReceived');
      handlers.delete(told.dialog);
      handler?.({ error: told.error });
    }
  }

  return { displayDialogAsync, receive };
}

async function open(
  startAddress: string,
  { width = 80, height = 80, promptBeforeOpen = true }: Partial<Options>,
): Promise<number> {
  if (!URL.canParse(startAddress)) throw ERRORS.untrusted;
  const url = new URL(startAddress);
  // A page of the workbench itself is on localhost without TLS, which browsers trust as well.
  if (url.protocol !== 'https:' && url.hostname !== 'localhost') throw ERRORS.insecure;
  if (url.origin !== location.origin) throw ERRORS.untrusted;
  return ask<number>({ office: 'dialog.open', url: url.href, width, height, prompt: promptBeforeOpen });
}
