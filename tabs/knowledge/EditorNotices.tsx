import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Notice } from './Notice.tsx';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({
  restored: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
});

export function Restored() {
  const styles = useStyles();
  return (
    <p role="status" className={styles.restored}>
      {EDITOR.restored}
    </p>
  );
}

/** Somebody discarded the draft that is open here: its text exists on this page only. */
export function Gone({ onBegin, onLetGo }: { onBegin: () => void; onLetGo: () => void }) {
  return (
    <Notice
      action={
        <>
          <Button size="small" onClick={onBegin}>
            {EDITOR.beginAgain}
          </Button>
          <Button size="small" appearance="subtle" onClick={onLetGo}>
            {EDITOR.letGo}
          </Button>
        </>
      }
    >
      {EDITOR.gone}
    </Notice>
  );
}
