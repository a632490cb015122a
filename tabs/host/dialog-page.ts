import type { DialogMessage } from './dialog-message.ts';
import { officeReady } from './office-ready.ts';

/** Whether this page stands in a dialog of Outlook's; resolves once it can speak to the pane. */
export async function inDialog(): Promise<boolean> {
  return (await officeReady()) !== null && typeof Office.context.ui?.messageParent === 'function';
}

/** Tells the pane, and no page of another origin. */
export function tellPane(message: DialogMessage): void {
  const text = JSON.stringify(message);
  const { ui, requirements } = Office.context;
  // Without this set Outlook delivers to our own origin only, and takes no options.
  if (requirements.isSetSupported('DialogOrigin', '1.1'))
    ui.messageParent(text, { targetOrigin: location.origin });
  else ui.messageParent(text);
}
