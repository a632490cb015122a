import { Button } from '@fluentui/react-components';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { useSettling } from '../live/use-moves.ts';
import { isOfferedLead, useTakeLead } from '../live/use-take-lead.ts';
import type { View } from './view.ts';

/** Beside who facilitates, while they are away and others may take the lead. */
export function TakeLead({ client, view }: { client: SessionClient; view: View }) {
  const { session } = view;
  const take = useTakeLead(client, session);
  const offered = isOfferedLead(view, client.personId);
  const settling = useSettling(String(offered));
  if (!offered) return null;
  return (
    <Button
      size="small"
      title={SESSIONS.takeLeadWhy(session.facilitator.name)}
      disabledFocusable={take.busy || settling}
      onClick={() => void take.run()}
    >
      {SESSIONS.takeLead}
    </Button>
  );
}
