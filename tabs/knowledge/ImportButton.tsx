import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({
  words: { '@media (max-width: 480px)': { display: 'none' } },
  button: { '@media (max-width: 480px)': { minWidth: '32px', paddingInline: '6px' } },
});

/** Asks for a file of text. */
export function ImportButton({ onFile }: { onFile: (file: File) => void }) {
  const styles = useStyles();
  return (
    <Button
      appearance="subtle"
      icon={<ArrowImportRegular />}
      className={styles.button}
      aria-label={EDITOR.importFile}
      title={EDITOR.importFile}
      onClick={() => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = '.md,.markdown,.txt,text/markdown,text/plain';
        input.onchange = () => input.files?.[0] && onFile(input.files[0]);
        input.click();
      }}
    >
      <span className={styles.words}>{EDITOR.importFile}</span>
    </Button>
  );
}
