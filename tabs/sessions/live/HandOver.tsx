import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Member } from '../../../domain/community/community.ts';
import { openSession } from '../../../domain/sessions/contract.ts';
import { isGathering } from '../../../domain/sessions/policy.ts';
import { whoHasItOpen } from '../../../domain/sessions/presence.ts';
import { hasWords } from '../../../domain/shared/words.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { PersonName } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useFieldStyles } from './field-styles.ts';
import { handOverTo } from './hand-over.ts';
import { HANDING } from './hand-over-texts.ts';
import { byPresence, type Presence, presenceOf } from './presence.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';
import { useMembers } from './use-members.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '6px',
    maxWidth: '480px',
    ':focus': { outline: 'none' },
  },
  // Stays in view while the people below it scroll.
  head: {
    position: 'sticky',
    top: '-4px',
    zIndex: 1,
    display: 'grid',
    gap: '6px',
    paddingBlock: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: '0 -6px', padding: 0 },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '0 8px',
    width: '100%',
    minHeight: '36px',
    padding: '4px 6px',
    border: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    // On a coloured background these take its text's colour.
    ':hover > *': { color: 'inherit' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  presence: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  told: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  busy: { color: tokens.colorNeutralForegroundDisabled },
});

/** With more people than this there is a field to filter them by name. */
const MANY = 8;

const WORDS: Record<Presence, string | null> = {
  'open-now': HANDING.openNow,
  here: HANDING.here,
  coming: HANDING.coming,
  open: null,
  'not-coming': HANDING.notComing,
};

/**
 * Who is likely present: by having the session open, by what they wrote here, and by their answers to the invite. What
 * cannot be learned is left out.
 */
function usePresence(client: SessionClient): ReadonlyMap<string, Presence> | null {
  const [presence, setPresence] = useState<ReadonlyMap<string, Presence> | null>(null);
  useEffect(() => {
    let gone = false;
    void Promise.all([
      call(openSession, { params: client.place }).then(
        ({ rsvps }) => rsvps,
        () => [],
      ),
      call(whoHasItOpen, { params: client.place }).then(
        ({ people }) => people,
        () => [],
      ),
    ]).then(([rsvps, openNow]) => {
      if (!gone) setPresence(presenceOf(client.following.state(), rsvps, openNow));
    });
    return () => {
      gone = true;
    };
  }, [client]);
  return presence;
}

/** Who shall facilitate now: one click on a person. */
export default function HandOver({
  client,
  from,
  onDone,
}: {
  client: SessionClient;
  from: string;
  /** With whom it was handed to, or nobody. */
  onDone: (to?: Member) => void;
}) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const root = useRef<HTMLElement>(null);
  const { members, problem, retry } = useMembers(client.place.communityId, true);
  const [typed, setTyped] = useState('');
  const hand = useAction(async (operation, to: Member) => {
    await handOverTo(client, operation, to.id);
    onDone(to);
  });
  const presence = usePresence(client);
  const arrived = members !== null && presence !== null;
  useEffect(() => {
    // The first thing that can be used, or the section while there is none.
    const first = arrived ? root.current?.querySelector<HTMLElement>('input, li button') : null;
    (first ?? root.current)?.focus();
  }, [arrived]);
  const session = client.following.state()?.session;
  const early = session !== undefined && !isGathering(session, new Date());
  const others = arrived ? byPresence(members, presence).filter(({ id }) => id !== from) : [];
  const found = others.filter(({ name }) => hasWords(name, typed));
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={SESSIONS.handOverTo}
      className={styles.root}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <div className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>{SESSIONS.handOverTo}</h2>
          <Button size="small" appearance="subtle" onClick={() => onDone()}>
            {SESSIONS.cancel}
          </Button>
        </div>
        {others.length > MANY && (
          <input
            type="search"
            className={fields.field}
            aria-label={HANDING.handOverFind}
            placeholder={HANDING.handOverFind}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
      {early && <p className={styles.told}>{HANDING.handOverTold}</p>}
      {problem !== null && <Problem slim problem={problem} onRetry={retry} />}
      {!arrived && problem === null && <SkeletonRows rows={4} />}
      {arrived && found.length === 0 && <p role="status">{HANDING.handOverNone}</p>}
      <ul className={styles.list}>
        {found.map((member) => (
          <li key={member.id}>
            <button
              type="button"
              className={mergeClasses(styles.one, hand.busy && styles.busy)}
              aria-disabled={hand.busy}
              onClick={() => void hand.run(member)}
            >
              <PersonName person={member} zone={member.zone} />
              <span className={styles.presence}>{WORDS[presence?.get(member.id) ?? 'open']}</span>
            </button>
          </li>
        ))}
      </ul>
      {hand.problem !== null && <Problem slim problem={hand.problem} onRetry={() => void hand.again()} />}
    </section>
  );
}
