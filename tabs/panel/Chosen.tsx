import { makeStyles, tokens } from '@fluentui/react-components';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';

const CHOSEN = {
  byHand: 'Chosen in this meeting',
  notThis: 'Not this session',
} as const;

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '0 8px',
    minHeight: '36px',
    paddingInlineStart: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** People chose this session, so people can say that it is another one. */
export default function Chosen({ onLetGo }: { onLetGo: (operation: string) => Promise<void> }) {
  const styles = useStyles();
  const letGo = useAction(onLetGo);
  return (
    <>
      <div className={styles.row}>
        <span>{CHOSEN.byHand}</span>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={letGo.busy}
          onClick={() => void letGo.run()}
        >
          {CHOSEN.notThis}
        </Button>
      </div>
      {letGo.problem !== null && <Problem slim problem={letGo.problem} onRetry={() => void letGo.again()} />}
    </>
  );
}
