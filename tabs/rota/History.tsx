import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { listRotaHistory } from '../../domain/rota/contract.ts';
import type { RotaEvent } from '../../domain/rota/history.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { sayEvent } from './history-words.ts';
import { ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

interface Older {
  readonly events: readonly RotaEvent[];
  readonly next: string | null;
}

/** What was done in the rota and why, the latest first. */
export default function History({ communityId }: { communityId: string }) {
  const styles = useTurnStyles();
  const { data, error, reload } = useData(listRotaHistory, { params: { communityId }, query: {} });
  const [older, setOlder] = useState<Older | null>(null);
  const more = useAction(async () => {
    const after = (older ?? data)?.next;
    if (!after) return;
    const page = await call(listRotaHistory, { params: { communityId }, query: { after } });
    setOlder((before) => ({ events: [...(before?.events ?? []), ...page.events], next: page.next }));
  });
  const events = [...(data?.events ?? []), ...(older?.events ?? [])];
  return (
    <Section title={ROTA.history}>
      <p className={styles.text}>{ROTA.historyHint}</p>
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && events.length === 0 && <p className={styles.text}>{ROTA.historyNone}</p>}
      <Rows>
        {events.map((event) => (
          <Row
            key={`${event.at} ${event.what} ${event.by.id} ${event.date} ${event.sessionId}`}
            end={<When at={event.at} as="distance" />}
          >
            <span className={styles.strong}>{event.by.name}</span> {sayEvent(event)}
            {event.reason && <span className={styles.quiet}>: “{event.reason}”</span>}
          </Row>
        ))}
      </Rows>
      {(older ?? data)?.next && (
        <Button disabledFocusable={more.busy} onClick={() => void more.run()}>
          {ROTA.older}
        </Button>
      )}
      {more.problem !== null && <Problem slim problem={more.problem} onRetry={() => void more.again()} />}
    </Section>
  );
}
