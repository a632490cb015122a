import { Button } from '@fluentui/react-components';
import { openTeamsLink } from '../host/links.ts';

/** Opens a chat in Teams, in which nothing is written yet. */
export const sayHello = (mail: string) =>
  void openTeamsLink(`https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(mail)}`).catch(
    () => {},
  );

/** Begins a chat with somebody; nothing where their address is not known. */
export const HelloButton = ({ mail, label, children }: { mail: string; label: string; children: string }) =>
  mail ? (
    <Button size="small" aria-label={label} onClick={() => sayHello(mail)}>
      {children}
    </Button>
  ) : null;
