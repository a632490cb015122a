import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { listMembers } from '../../../domain/community/contract.ts';
import { agenda } from '../../../domain/sessions/agenda.ts';
import { changeSession, type SessionPage } from '../../../domain/sessions/contract.ts';
import { session as sessionSchema } from '../../../domain/sessions/session.ts';
import { span } from '../../../domain/sessions/session-draft.ts';
import { momentOf, wallTime } from '../../../domain/shared/time.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { sayMoment } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { effectOf, toldOf } from '../plan/effect.ts';
import { check, draftOf, formOf, readTime, type WhenForm } from '../plan/form.ts';
import { usePlanStyles } from '../plan/styles.ts';
import TimeHelper from '../plan/TimeHelper.tsx';
import { PLAN } from '../plan/texts.ts';
import { WhenFields } from '../plan/WhenFields.tsx';
import { SHEETS } from './sheet-texts.ts';
import { Told } from './Told.tsx';

const standing = z.object({ session: sessionSchema, agenda });
type Standing = Pick<SessionPage, 'session' | 'agenda'>;

interface Props {
  readonly page: Standing;
  /** A time somebody proposed. */
  readonly to: { readonly startsAt: string; readonly endsAt: string } | null;
  readonly onClose: () => void;
}

function proposed({ session }: Standing, to: Props['to']): WhenForm {
  const now = { ...session.wall, minutes: String(session.minutes), zone: session.zone };
  if (!to) return now;
  const minutes = Math.round((Date.parse(to.endsAt) - Date.parse(to.startsAt)) / 60_000);
  return { ...now, ...wallTime(to.startsAt, session.zone), minutes: String(minutes) };
}

/** Moves a session; says who hears of it before it is done. */
export default function MoveSheet({ page, to, onClose }: Props) {
  const styles = usePlanStyles();
  const [standingNow, setStanding] = useState<Standing>(page);
  const [meanwhile, setMeanwhile] = useState(false);
  const [when, setWhen] = useState(() => proposed(page, to));
  const { session } = standingNow;
  const before = formOf(standingNow);
  const after = { ...before, ...when };
  const members = useData(listMembers, { params: { communityId: session.communityId } });
  const people = members.data?.members ?? [];
  const effect = effectOf(before, after, people, session.host.id);
  const told = toldOf(before, after, people, session.host.id);
  const [tried, setTried] = useState(false);
  const move = useAction(async (operation) => {
    try {
      await call(changeSession, {
        params: { communityId: session.communityId, sessionId: session.id },
        body: draftOf(after),
        etag: session.etag,
        operation,
      });
    } catch (problem) {
      const refused = problem instanceof ApiProblem && problem.code === 'changed-meanwhile' ? problem : null;
      const read = refused && standing.safeParse(refused.current);
      if (!read?.success) throw problem;
      setStanding(read.data);
      setMeanwhile(true);
      return;
    }
    toast(effect === PLAN.noMail ? PLAN.written : SHEETS.moved);
    onClose();
  });
  const wrong = tried ? check(after, before) : null;
  const problem = wrong ?? move.problem;
  const time = readTime(when);
  const there = time && span(time);
  const said = there
    ? sayMoment(there.startsAt)
    : sayMoment(momentOf(session.wall, session.zone).toISOString());
  return (
    <Sheet
      title={SHEETS.moveTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{SHEETS.notYet}</Button>
          <Button
            appearance="primary"
            disabledFocusable={move.busy || effect === null}
            onClick={() => {
              setTried(true);
              if (check(after, before) === null) void move.run();
            }}
          >
            <Steady widest={SHEETS.moveYes}>{move.busy ? SHEETS.moving : SHEETS.moveYes}</Steady>
          </Button>
        </>
      }
    >
      <p className={styles.text} role={meanwhile ? 'alert' : undefined}>
        {meanwhile
          ? SHEETS.moveMeanwhile(sayMoment(session.startsAt), said)
          : SHEETS.moveFrom(sayMoment(session.startsAt))}
      </p>
      <WhenFields
        form={when}
        onChange={(change) => setWhen((now) => ({ ...now, ...change }))}
        problem={problem}
      />
      <TimeHelper
        communityId={session.communityId}
        when={time}
        own={session}
        onTake={({ date, time }) => setWhen((now) => ({ ...now, date, time }))}
      />
      {members.error && !members.data && <Problem slim problem={members.error} onRetry={members.reload} />}
      {!members.data && !members.error && <SkeletonRows rows={1} />}
      {members.data && <Told says={effect ?? SHEETS.moveSame} people={told} />}
      {problem !== null && (
        <Problem slim problem={problem} fields={['when']} onRetry={() => void move.again()} />
      )}
    </Sheet>
  );
}
