import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Session } from '../../../domain/sessions/session.ts';
import type { SummaryPoint } from '../../../domain/sessions/summary-document.ts';
import {
  type openSummaryMail,
  type SummaryAudience,
  sendSummary,
} from '../../../domain/sessions/summary-mail.ts';
import { call, type Reply } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { SHARING } from './texts.ts';

const useStyles = makeStyles({
  choice: { display: 'grid', gap: '4px', margin: 0, padding: 0, border: 0 },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
  option: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '0 8px',
    minHeight: '32px',
    paddingBlock: '6px',
    boxSizing: 'border-box',
  },
  radio: { margin: '2px 0 0', width: '16px', height: '16px', accentColor: tokens.colorBrandBackground },
  hint: { display: 'block', color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0 },
  list: { margin: '4px 0 0', paddingInlineStart: '20px' },
});

/** How much of a note the dialog says; the mail has all of it. */
const SHOWN = 120;

function Changes({ title, points }: { title: string; points: readonly SummaryPoint[] }) {
  const styles = useStyles();
  if (points.length === 0) return null;
  return (
    <ul className={styles.list}>
      {points.map(({ text, aside }) => (
        <li key={`${text} ${aside}`}>
          {title}: {text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  readonly session: Session;
  readonly told: Reply<typeof openSummaryMail>;
  readonly onClose: () => void;
}

/** Says exactly who gets the summary and from whose mailbox, then sends it. */
export default function SendSheet({ session, told, onClose }: Props) {
  const styles = useStyles();
  const [to, setTo] = useState<SummaryAudience>('invited');
  const [mailId] = useState(() => crypto.randomUUID());
  const { offer, changes } = told;
  const absent = new Set(offer?.absent);
  const invited = offer?.invited ?? [];
  const away = invited.filter(({ id }) => absent.has(id));
  // Whoever has it already is in neither list, so the narrower choice may be empty.
  const people = to === 'absent' ? away : invited;
  const send = useAction(async (operation) => {
    await call(sendSummary, {
      params: { communityId: session.communityId, sessionId: session.id, mailId },
      body: { to, people: people.map(({ id }) => id) },
      operation,
    });
    await refreshed();
    toast(SHARING.onItsWay);
    onClose();
  });
  if (!offer) return null;
  const host = offer.from.name;
  const option = (value: SummaryAudience, words: string, hint?: string) => (
    <label className={styles.option}>
      <input
        type="radio"
        name="summary-to"
        className={styles.radio}
        checked={to === value}
        onChange={() => setTo(value)}
      />
      <span>
        {words}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
  return (
    <Sheet
      title={changes ? SHARING.titleAgain : SHARING.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{SHARING.no}</Button>
          <Button
            appearance="primary"
            disabledFocusable={send.busy || people.length === 0}
            onClick={() => void send.run()}
          >
            {send.busy ? SHARING.busy : SHARING.yes(people.length)}
          </Button>
        </>
      }
    >
      <fieldset className={styles.choice}>
        <legend className={styles.legend}>{SHARING.to}</legend>
        {option('invited', SHARING.toInvited(invited.length))}
        {(away.length > 0 || to === 'absent') &&
          option(
            'absent',
            offer.absentBasis === 'attendance'
              ? SHARING.toAbsent(away.length)
              : SHARING.toUnanswered(away.length),
            offer.absentBasis === 'attendance' ? SHARING.byAttendance : SHARING.byAnswers,
          )}
      </fieldset>
      <div>
        <p className={styles.text} aria-live="polite">
          {people.length > 0 ? SHARING.goes(people.length, host) : SHARING.goesNobody}
        </p>
        <p className={styles.quiet}>{people.map(({ name }) => name).join(', ')}</p>
      </div>
      <p className={styles.quiet}>
        {[
          people.length > 1 && (offer.hidden ? SHARING.hidden : SHARING.shown),
          SHARING.replies(offer.replyTo?.name ?? host),
          offer.have > 0 && SHARING.have(offer.have),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {changes ? (
        <div>
          <p className={styles.text}>{SHARING.whatChanged}</p>
          <Changes title={SHARING.added} points={changes.added} />
          <Changes title={SHARING.changedOne} points={changes.changed} />
          {changes.removed > 0 && (
            <ul className={styles.list}>
              <li>{SHARING.takenAway(changes.removed)}</li>
            </ul>
          )}
        </div>
      ) : (
        <p className={styles.quiet}>{SHARING.inIt}</p>
      )}
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
    </Sheet>
  );
}
