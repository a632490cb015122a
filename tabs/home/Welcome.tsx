import { makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { dismissWelcome } from '../../domain/community/welcome.ts';
import type { openHome } from '../../domain/home/contract.ts';
import { call, type Reply } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { sayList } from '../components/say-list.ts';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { WELCOME } from './welcome-texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '4px',
    marginBottom: '24px',
    padding: '12px 16px 16px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase500,
  },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

type Shown = NonNullable<Reply<typeof openHome>['welcomes']>[number];

/** The first thing on Home for somebody who was added to a community, until they have seen it. */
export default function Welcome({ welcome, me }: { welcome: Shown; me: string }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { communityId, name, addedBy, organisers, next } = welcome;
  const dismiss = useAction((operation) => call(dismissWelcome, { params: { communityId }, operation }));
  const others = organisers.filter(({ id }) => id !== addedBy.id && id !== me).map((one) => one.name);
  return (
    <section aria-label={WELCOME.title(name)} className={styles.root}>
      <h2 className={styles.title}>{WELCOME.title(name)}</h2>
      <p className={styles.text}>
        {WELCOME.added(addedBy.name)}{' '}
        {organisers.some(({ id }) => id === addedBy.id)
          ? WELCOME.runs(others.length > 0 ? sayList([addedBy.name, ...others]) : null)
          : others.length > 0 && WELCOME.runs(sayList(others))}
      </p>
      <p className={styles.text}>
        {next ? (
          <>
            {WELCOME.next}{' '}
            <TextLink href={`/communities/${communityId}/sessions/${next.id}`}>{next.topic}</TextLink>,{' '}
            <When inside at={next.startsAt} plain />.{' '}
            {WELCOME.facilitates(next.facilitator.id === me ? null : next.facilitator.name)}
          </>
        ) : (
          WELCOME.nothingPlanned
        )}
      </p>
      <div className={styles.actions}>
        {welcome.onboarding && (
          <Button
            appearance="primary"
            disabledFocusable={dismiss.busy}
            onClick={() => {
              void dismiss.run();
              go(`/communities/${communityId}/welcome`);
            }}
          >
            {WELCOME.findYourWay}
          </Button>
        )}
        <Button
          disabledFocusable={dismiss.busy}
          onClick={() => {
            void dismiss.run();
            go(`/communities/${communityId}`);
          }}
        >
          {WELCOME.open}
        </Button>
        <Button
          disabledFocusable={dismiss.busy}
          onClick={() => {
            void dismiss.run();
            document.getElementById('content')?.focus();
          }}
        >
          {WELCOME.dismiss}
        </Button>
      </div>
      {dismiss.problem !== null && (
        <Problem slim problem={dismiss.problem} onRetry={() => void dismiss.again()} />
      )}
    </section>
  );
}
