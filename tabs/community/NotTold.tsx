import { makeStyles, tokens } from '@fluentui/react-components';
import { openWelcomeMail, retryWelcomeMail } from '../../domain/community/welcome.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { sayList } from '../components/say-list.ts';
import { TELL } from './tell-texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '4px',
    justifyItems: 'start',
    marginBottom: '16px',
    paddingInline: '12px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  line: { margin: 0 },
});

/** Who was added lately and could not be told by mail, with a way to try again. */
export default function NotTold({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data } = useData(openWelcomeMail, { params: { communityId } });
  const retry = useAction((operation) => call(retryWelcomeMail, { params: { communityId }, operation }));
  if (!data || data.failed.length === 0) return null;
  return (
    <div role="status" className={styles.root}>
      {data.failed.map(({ id, by, people, problem }) => (
        <p key={id} className={styles.line}>
          {TELL.failed(sayList(people.map(({ name }) => name)), by.name, problem)}
        </p>
      ))}
      <Button size="small" disabledFocusable={retry.busy} onClick={() => void retry.run()}>
        {TELL.retry}
      </Button>
      {retry.problem !== null && <Problem slim problem={retry.problem} onRetry={() => void retry.again()} />}
    </div>
  );
}
