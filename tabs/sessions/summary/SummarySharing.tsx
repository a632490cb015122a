import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useRef, useState } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { Circumstances } from '../../../domain/sessions/summary.ts';
import { openSummaryMail, retrySummary, type SummaryMail } from '../../../domain/sessions/summary-mail.ts';
import { call } from '../../api/client.ts';
import { refreshed, useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { copy } from '../../components/copy.ts';
import { sayExactly, sayMoment } from '../../components/dates.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Problem } from '../../components/Problem.tsx';
import { pageLink } from '../../host/links.ts';
import { maySharePages, sharePage } from '../../host/share.ts';
import { copiesOf } from './document.ts';
import { SHARING } from './texts.ts';

const SendSheet = lazySheet(() => import('./SendSheet.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', padding: '8px 0', '@media print': { display: 'none' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  said: { display: 'grid', gap: '4px', ':empty': { display: 'none' } },
  line: { margin: 0, color: tokens.colorNeutralForeground2 },
  failed: {
    display: 'grid',
    gap: '4px',
    justifyItems: 'start',
    paddingInline: '12px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
});

/** How often it is asked whether a mail has gone out. */
const BEAT_MS = 2_000;

interface Props {
  readonly session: Session;
  readonly notes: readonly Note[];
  /** What its summary says beside the notes; null where that is not known. */
  readonly record: Circumstances | null;
}

/** A mail that could not be sent, and a way to try again for whoever may. */
function Failed({ session, mail, leads }: { session: Session; mail: SummaryMail; leads: boolean }) {
  const styles = useStyles();
  const retry = useAction(async (operation) => {
    const params = { communityId: session.communityId, sessionId: session.id, mailId: mail.id };
    await call(retrySummary, { params, operation });
    await refreshed();
  });
  return (
    <div className={styles.failed}>
      <span>{SHARING.failed(mail.problem, session.host.name)}</span>
      {leads && (
        <Button size="small" disabledFocusable={retry.busy} onClick={() => void retry.run()}>
          {SHARING.retry}
        </Button>
      )}
      {retry.problem !== null && <Problem slim problem={retry.problem} onRetry={() => void retry.again()} />}
    </div>
  );
}

/** Somebody else may have sent it. */
const OTHERS_MS = 30_000;
const FRESH_MS = 3 * 86_400_000;

function sayMail({ state, to, people, by, sentAt, at }: SummaryMail): string {
  if (state === 'waiting') return SHARING.waiting(people);
  const when = sayMoment(sentAt ?? at);
  return to === 'absent' ? SHARING.sentAbsent(people, by.name, when) : SHARING.sent(people, by.name, when);
}

/** Passing a closed session's summary on: by mail, into a channel or chat, and by the clipboard. */
export default function SummarySharing({ session, notes, record }: Props) {
  const styles = useStyles();
  const [sending, setSending] = useState(false);
  const params = { communityId: session.communityId, sessionId: session.id };
  const { data, reload } = useData(
    openSummaryMail,
    { params },
    { every: (told) => (told?.mails.some(({ state }) => state === 'waiting') ? BEAT_MS : OTHERS_MS) },
  );
  const status = useRef<HTMLDivElement>(null);
  const link = pageLink(`/communities/${session.communityId}/sessions/${session.id}`);
  const copying = async (what: 'rich' | 'markdown') => {
    try {
      await copy(copiesOf(session, notes, record ?? { led: [], checklists: [] }, link)[what]);
      toast(what === 'rich' ? SHARING.copied : SHARING.copiedMarkdown);
    } catch {
      toast(SHARING.notCopied);
    }
  };
  const sharing = async () => {
    try {
      if (await sharePage(link, SHARING.shareWords(session.topic))) toast(SHARING.shared);
    } catch {
      toast(SHARING.notShared);
    }
  };
  const offer = data?.offer ?? null;
  const changes = data?.changes ?? null;
  const mails = data?.mails ?? [];
  const may = offer?.access === 'yes' && offer.invited.length > 0;
  const [latest] = mails;
  // Right after a session, passing its summary on is what is to be done next.
  const isFresh = session.closedAt !== null && Date.now() - Date.parse(session.closedAt) < FRESH_MS;
  const stands = mails.filter(({ state }) => state !== 'failed');
  const why =
    offer?.access === 'forbidden'
      ? SHARING.forbidden(offer.from.name)
      : offer?.access === 'no-mailbox'
        ? SHARING.noMailbox(offer.from.name)
        : offer?.access === 'unknown'
          ? SHARING.unknown
          : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div role="group" aria-label={SHARING.label} className={styles.root}>
      <div className={styles.buttons}>
        {may && (
          <Button
            appearance={changes || (isFresh && stands.length === 0) ? 'primary' : 'secondary'}
            onClick={() => {
              reload();
              setSending(true);
            }}
          >
            {changes ? SHARING.sendAgain : SHARING.send}
          </Button>
        )}
        {maySharePages() && <Button onClick={() => void sharing()}>{SHARING.share}</Button>}
        <Button onClick={() => void copying('rich')}>{SHARING.copy}</Button>
        <Button appearance="subtle" onClick={() => void copying('markdown')}>
          {SHARING.copyMarkdown}
        </Button>
      </div>
      <div ref={status} role="status" tabIndex={-1} className={styles.said}>
        {stands.map((mail) => (
          <p key={mail.id} className={styles.line} title={sayExactly(mail.sentAt ?? mail.at)}>
            {sayMail(mail)}
          </p>
        ))}
        {changes && (
          <p className={styles.line}>
            {SHARING.changed(changes.added.length, changes.changed.length, changes.removed)}
          </p>
        )}
        {latest?.state === 'failed' && <Failed session={session} mail={latest} leads={offer !== null} />}
        {why && latest?.state !== 'failed' && <p className={styles.line}>{why}</p>}
      </div>
      {sending && data && (
        <Suspense>
          <SendSheet
            session={session}
            told={data}
            onClose={() => {
              setSending(false);
              // The button that opened it may be gone: nobody is left to be sent it to.
              setTimeout(() => {
                if (document.activeElement === document.body) status.current?.focus();
              });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
