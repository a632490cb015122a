import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { askToBelong, openJoinable, takeRequestBack, WORD_MAX } from '../../domain/inclusion/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { JOINING } from './joining-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', justifyItems: 'start', gap: '16px', maxWidth: '640px' },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  field: { width: '100%' },
});

interface Props {
  readonly communityId: string;
  /** Why the community itself cannot be seen. */
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly home: string;
}

/** A community that somebody has a link to and does not belong to: asks to join, where that is possible. */
export default function AskToJoin({ communityId, problem, onRetry, home }: Props) {
  const styles = useStyles();
  const { data, error } = useData(openJoinable, { params: { communityId } });
  const draft = useDraft(`join.${communityId}`, z.string(), () => '');
  const ask = useAction(async (operation) => {
    await call(askToBelong, { params: { communityId }, body: { word: draft.value.trim() }, operation });
    draft.forget();
  });
  const back = useAction((operation) => call(takeRequestBack, { params: { communityId }, operation }));
  if (!data && !error) return <SkeletonRows rows={4} />;
  if (!data || data.isMember)
    return (
      <>
        <Problem problem={problem} onRetry={onRetry} />
        <TextLink href="/">{home}</TextLink>
      </>
    );
  const { community, request } = data;
  return (
    <>
      <PageHead title={community.name} />
      <div className={styles.root}>
        <p className={styles.text}>{community.purpose}</p>
        {request ? (
          <>
            <p role="status" className={styles.quiet}>
              {request.declined
                ? JOINING.saidNo(request.declined.by.name, request.declined.word)
                : JOINING.asked}
            </p>
            <Button disabledFocusable={back.busy} onClick={() => void back.run()}>
              {request.declined ? JOINING.understood : JOINING.takeBack}
            </Button>
          </>
        ) : (
          <>
            <p className={styles.quiet}>{JOINING.joinWhat}</p>
            <Field label={JOINING.joinWord} hint={JOINING.joinWordHint} className={styles.field}>
              <Input value={draft.value} maxLength={WORD_MAX} onChange={(_, { value }) => draft.set(value)} />
            </Field>
            <Button appearance="primary" disabledFocusable={ask.busy} onClick={() => void ask.run()}>
              {ask.busy ? JOINING.asking : JOINING.ask}
            </Button>
          </>
        )}
        {[ask, back].map(
          ({ problem: failed, again }, index) =>
            failed !== null && (
              // biome-ignore lint/suspicious/noArrayIndexKey: there are always these two
              <Problem key={index} slim problem={failed} onRetry={() => void again()} />
            ),
        )}
        <TextLink href="/">{home}</TextLink>
      </div>
    </>
  );
}
