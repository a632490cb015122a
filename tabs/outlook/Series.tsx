import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { roleMay } from '../../domain/community/policy.ts';
import { facilitate, planSessions } from '../../domain/sessions/abilities.ts';
import { listOccurrences } from '../../domain/sessions/appointment.ts';
import { changeSession, planSession } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { beginning } from '../../domain/shared/text.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { saveNew } from '../drafts/use-new.ts';
import { openInApp } from '../host/links.ts';
import { useHost } from '../host/use-host.ts';
import { Choice } from '../sessions/plan/Choice.tsx';
import { draftOf, newForm } from '../sessions/plan/form.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
import { proposedOn, turnIdOn } from '../sessions/plan/suggest.ts';
import { type Known, usePlanning } from '../sessions/plan/use-planning.ts';
import { InCommunity } from './InCommunity.tsx';
import { SERIES } from './series-texts.ts';
import { timeOf } from './time-of.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  date: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
  },
  box: {
    flexShrink: 0,
    width: '16px',
    height: '16px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
  },
  fields: { display: 'grid', gap: '8px', paddingInlineStart: '24px' },
});

const row = z.object({
  /** The session that it becomes. */
  id: z.string(),
  operation: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  topic: z.string(),
  facilitatorId: z.string(),
  chosen: z.boolean(),
  /** What was sent and may have arrived, although nobody heard so. */
  sent: z.nullable(z.string()),
  planned: z.boolean(),
});
type Row = z.infer<typeof row>;
const rows = z.array(row);

/** Why a series is no session, and to its organiser its next dates as sessions of their own. */
export default function Series({ item }: { item: string | null }) {
  const { data, error, reload } = useData(listOccurrences, item ? { query: { item } } : null);
  const why = <EmptyState title={SERIES.title}>{SERIES.why}</EmptyState>;
  if (item === null) return why;
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  if (!data.organises || data.next.length === 0) return why;
  return (
    <InCommunity may={planSessions}>
      {(communityId, choice) => (
        <Loaded
          key={communityId}
          communityId={communityId}
          choice={choice}
          series={data.series}
          subject={data.subject}
          next={data.next}
        />
      )}
    </InCommunity>
  );
}

interface Shared {
  readonly communityId: string;
  readonly choice: ReactNode;
  readonly series: string;
  readonly subject: string;
  readonly next: readonly { readonly startsAt: string; readonly endsAt: string }[];
}

function Loaded(props: Shared) {
  const { known, answers } = usePlanning(props.communityId);
  const failed = failedOf(answers);
  if (failed) return <Problem {...failed} />;
  return known ? <Offer {...props} {...known} /> : <SkeletonRows rows={9} />;
}

interface OfferProps extends Shared, Known {}

const standsAt = (sessions: readonly Session[], startsAt: string): boolean =>
  sessions.some((one) => one.startsAt === startsAt && one.state !== 'cancelled');

/** A row for each date, with whom the rota proposes for it. */
function freshRows({ next, subject, turns, community }: OfferProps, me: string): Row[] {
  return next.map(({ startsAt, endsAt }) => {
    const { date } = wallTime(startsAt, community.zone);
    const leader = proposedOn(turns, date)?.person ?? { id: me, name: '' };
    return {
      id: turnIdOn(turns, date) ?? crypto.randomUUID(),
      operation: crypto.randomUUID(),
      startsAt,
      endsAt,
      topic: beginning(subject, 120),
      facilitatorId: leader.id,
      chosen: true,
      sent: null,
      planned: false,
    };
  });
}

function Offer(props: OfferProps) {
  const { communityId, choice, community, members, sessions, series, next, openActions } = props;
  const { zone } = community;
  const styles = useStyles();
  const { personId } = useHost();
  // What was begun on an earlier visit goes on, for the dates that are still to come.
  const draft = useDraft(
    `outlook-series-${communityId}-${series}`,
    rows,
    () => freshRows(props, personId),
    (stored) =>
      freshRows(props, personId).map(
        (fresh) => stored.find(({ startsAt }) => startsAt === fresh.startsAt) ?? fresh,
      ),
  );
  const [made, setMade] = useState<number>();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (startsAt: string, to: (before: Row) => Row) =>
    draft.set((all) => all.map((one) => (one.startsAt === startsAt ? to(one) : one)));
  const change = (startsAt: string, to: Partial<Row>) => set(startsAt, (before) => ({ ...before, ...to }));
  // Wherever a session was planned then, another one is not.
  const isPlanned = (one: Row) => one.planned || (one.sent === null && standsAt(sessions, one.startsAt));
  const wanted = (all: readonly Row[]) => all.filter((one) => one.chosen && !isPlanned(one));
  const chosen = wanted(draft.value);
  const make = useAction(async () => {
    const asked = wanted(draft.latest());
    for (const one of asked) {
      const { id: sessionId, startsAt, topic, facilitatorId } = one;
      const form = newForm({ topic, facilitatorId, openActions: openActions > 0, ...timeOf(one, zone) });
      const params = { communityId, sessionId };
      await saveNew(
        {
          latest: () => draft.latest().find((each) => each.startsAt === startsAt) ?? one,
          set: (next) => set(startsAt, next),
          forget: () => change(startsAt, { planned: true }),
        },
        draftOf(form),
        {
          create: (_id, body, operation) => call(planSession, { params, body, operation }),
          change: ({ etag }, body) => call(changeSession, { params, body, etag }),
        },
      );
    }
    setMade(asked.length);
    draft.forget();
  });
  if (made)
    return (
      <EmptyState
        title={SERIES.made(made)}
        action={
          <Button appearance="primary" onClick={() => void openInApp(`/communities/${communityId}/sessions`)}>
            {SERIES.open}
          </Button>
        }
      >
        {SERIES.madeWhat} {SERIES.stays}
      </EmptyState>
    );
  const facilitators = members
    .filter(({ role }) => roleMay(role, facilitate))
    .map(({ id, name }) => [id, name] as const);
  return (
    <form
      ref={form}
      noValidate
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (chosen.every(({ topic }) => topic.trim())) void make.run();
        else form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      }}
    >
      <h1 className={styles.title}>{SERIES.title}</h1>
      <p className={styles.quiet}>{SERIES.why}</p>
      {choice}
      <p className={styles.quiet}>{SERIES.offer(next.length)}</p>
      <ul className={styles.list}>
        {draft.value.map((one) => (
          <li key={one.startsAt} className={styles.one}>
            <label className={styles.date}>
              <input
                type="checkbox"
                className={styles.box}
                checked={one.chosen || isPlanned(one)}
                disabled={isPlanned(one)}
                onChange={({ target }) => change(one.startsAt, { chosen: target.checked })}
              />
              <When at={one.startsAt} />
            </label>
            {isPlanned(one) && <p className={styles.quiet}>{SERIES.planned}</p>}
            {one.chosen && !isPlanned(one) && (
              <div className={styles.fields}>
                <Field
                  label={SERIES.topic}
                  required
                  validationMessage={tried && !one.topic.trim() ? SERIES.topicMissing : undefined}
                >
                  <Input
                    maxLength={120}
                    value={one.topic}
                    onChange={(_, { value }) => change(one.startsAt, { topic: value })}
                  />
                </Field>
                <Choice
                  label={SERIES.facilitator}
                  field="facilitatorId"
                  problem={null}
                  value={one.facilitatorId}
                  options={facilitators}
                  onChoose={(facilitatorId) => change(one.startsAt, { facilitatorId })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <SaveBar
        label={SERIES.make(chosen.length)}
        busy={make.busy}
        busyLabel={SERIES.making}
        idle={chosen.length === 0}
        problem={make.problem}
        fields={[]}
        onRetry={() => void make.again()}
      >
        {SERIES.what(chosen.length)} {SERIES.stays}
      </SaveBar>
    </form>
  );
}
