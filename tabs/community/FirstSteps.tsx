import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { useLocation } from 'wouter';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Unseen } from '../components/Rows.tsx';
import { COMMUNITY } from './texts.ts';

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  why: { color: tokens.colorNeutralForeground2, '@media (max-width: 480px)': { marginBottom: '4px' } },
  done: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly communityId: string;
  /** Whether there are others, a session to come, something published. */
  readonly people: boolean;
  readonly session: boolean;
  readonly playbook: boolean;
  /** When the next session would be by the cadence, in words. */
  readonly byRhythm: string | null;
}

/** What a new community needs before it can meet: people first, then a session, then something to work from. */
export function FirstSteps({ communityId, people, session, playbook, byRhythm }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const home = `/communities/${communityId}`;
  const { steps } = COMMUNITY;
  const all = [
    { ...steps.people, href: `${home}/people#add`, done: people },
    {
      ...steps.session,
      why: byRhythm ? COMMUNITY.noSessionNext(byRhythm) : steps.session.why,
      href: `${home}/plan`,
      done: session,
    },
    { ...steps.playbook, href: `${home}/knowledge/new`, done: playbook },
  ];
  const next = all.find(({ done }) => !done);
  return (
    <Section title={steps.title}>
      <Rows>
        {all.map(({ title, why, button, href, done }) => (
          <Row
            key={href}
            sign={done ? <CheckmarkRegular aria-hidden /> : <CircleRegular aria-hidden />}
            end={
              !done && (
                <Button
                  // Once there is a session, that is what comes first.
                  appearance={href === next?.href && !session ? 'primary' : 'secondary'}
                  onClick={() => go(href)}
                >
                  {button}
                </Button>
              )
            }
          >
            <div className={mergeClasses(styles.title, done && styles.done)}>
              {title}
              {done && <Unseen>{`: ${steps.done}`}</Unseen>}
            </div>
            {!done && <div className={styles.why}>{why}</div>}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
