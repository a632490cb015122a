import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import { answeredFor, countsOf } from '../../../domain/sessions/answers.ts';
import type { Rsvp, Session } from '../../../domain/sessions/session.ts';
import { sayMoment } from '../../components/dates.ts';
import { Section } from '../../components/Page.tsx';
import { EarlierAnswers } from './EarlierAnswers.tsx';
import { Names } from './Names.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  response: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '4px',
    alignItems: 'center',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  sign: { fontSize: '16px', color: tokens.colorNeutralForeground2 },
  count: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  names: { gridColumn: '2 / -1' },
  proposal: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 8px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: {
    flexBasis: '100%',
    margin: 0,
    paddingInlineStart: '12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  note: { margin: '8px 0 0' },
});

const SIGNS = {
  accepted: CheckmarkRegular,
  tentative: QuestionRegular,
  declined: DismissRegular,
  none: CircleRegular,
} as const;

const ORDER = ['accepted', 'tentative', 'declined', 'none'] as const;

interface Props {
  readonly session: Session;
  readonly rsvps: readonly Rsvp[];
  readonly mayMove: boolean;
  readonly onMove: (to: { startsAt: string; endsAt: string }) => void;
}

/** Who comes, who does not, and who would rather meet at another time. */
export default function Answers({ session, rsvps, mayMove, onMove }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const over = session.state === 'closed' || session.state === 'cancelled';
  const before = over ? null : answeredFor(session);
  // The invite failed before it was in anybody's calendar.
  const uninvited = session.invite === 'failed' && session.answersTo === null;
  const said = over || before ? PAGE.responsesOver : PAGE.responses;
  // Whoever led it was there, whatever they had answered.
  const words = session.state === 'closed' ? { ...said, accepted: PAGE.acceptedOrLed } : said;
  const counts = countsOf(rsvps);
  const proposals = over
    ? []
    : rsvps.flatMap(({ personId, name, proposed }) =>
        proposed && proposed.startsAt !== session.startsAt ? [{ personId, name, proposed }] : [],
      );
  return (
    <Section
      title={over ? PAGE.attendance : PAGE.answers}
      aside={rsvps.length > 0 && before === null && PAGE.comeOf(counts.accepted, counts.invited)}
    >
      {before && rsvps.length > 0 && (
        <p className={mergeClasses(page.text, styles.note)}>
          {PAGE.answersBefore(counts.accepted, sayMoment(before))}
        </p>
      )}
      {proposals.map(({ personId, name, proposed }) => {
        const moment = sayMoment(proposed.startsAt);
        return (
          <div key={personId} className={styles.proposal}>
            <span>{PAGE.proposes(name, moment)}</span>
            {proposed.words && <blockquote className={styles.words}>{proposed.words}</blockquote>}
            {mayMove && (
              <Button
                size="small"
                aria-label={PAGE.moveThereFor(name, moment)}
                onClick={() => onMove(proposed)}
              >
                {PAGE.moveThere}
              </Button>
            )}
          </div>
        );
      })}
      {rsvps.length === 0 ? (
        <p className={mergeClasses(page.quiet, styles.note)}>
          {session.invite === 'none' || over
            ? PAGE.nobodyInvited
            : uninvited
              ? PAGE.nobodyInvitedYet
              : PAGE.nobodyYet}
        </p>
      ) : (
        <ul className={page.list}>
          {ORDER.map((response) => {
            const answered = rsvps.filter((one) => one.response === response);
            if (answered.length === 0) return null;
            const Sign = SIGNS[response];
            return (
              <li key={response} className={styles.response}>
                <Sign aria-hidden className={styles.sign} />
                <span>{words[response]}</span>
                <span className={styles.count}>{answered.length}</span>
                <span className={`${styles.names} ${page.small}`}>
                  <Names names={answered.map(({ name }) => name)} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <EarlierAnswers rsvps={rsvps} host={session.takenOver?.from.name ?? null} />
      {session.invite !== 'none' && session.state !== 'cancelled' && !uninvited && (
        <p className={mergeClasses(page.small, styles.note)}>{PAGE.hosts(session.host.name)}</p>
      )}
    </Section>
  );
}
