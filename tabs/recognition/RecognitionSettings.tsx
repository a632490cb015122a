import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import {
  recognitionSettings,
  setCommunityRecognition,
  setMyRecognition,
} from '../../domain/recognition/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { RECOGNITION } from './texts.ts';

const useStyles = makeStyles({
  hint: {
    margin: '-4px 0 8px',
    paddingInlineStart: '32px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Whether contributions are recognised: for oneself, and by an organiser for everybody. */
export default function RecognitionSettings({ communityId, runs }: { communityId: string; runs: boolean }) {
  const styles = useStyles();
  const params = { communityId };
  const { data, error, reload, patch } = useData(recognitionSettings, { params });
  const turn = useAction(async (operation, which: 'mine' | 'community', on: boolean) => {
    patch((before) => ({ ...before, [which]: on }));
    const route = which === 'mine' ? setMyRecognition : setCommunityRecognition;
    try {
      const now = await call(route, { params, body: { on }, operation });
      patch((before) => ({ ...before, ...now }));
    } catch (problem) {
      patch((before) => ({ ...before, [which]: !on }));
      throw problem;
    }
  });
  if (!data && !error) return null;
  return (
    <Section title={RECOGNITION.settings}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {data && (
        <>
          {runs && (
            <>
              <Checkbox
                label={RECOGNITION.community}
                checked={data.community}
                onChange={(_, { checked }) => void turn.run('community', checked === true)}
              />
              <p className={styles.hint}>{RECOGNITION.communityHint}</p>
            </>
          )}
          {data.community ? (
            <>
              <Checkbox
                label={RECOGNITION.mine}
                checked={data.mine}
                onChange={(_, { checked }) => void turn.run('mine', checked === true)}
              />
              <p className={styles.hint}>{RECOGNITION.mineHint}</p>
            </>
          ) : (
            !runs && <p className={styles.hint}>{RECOGNITION.off}</p>
          )}
        </>
      )}
      {turn.problem !== null && <Problem slim problem={turn.problem} onRetry={() => void turn.again()} />}
    </Section>
  );
}
