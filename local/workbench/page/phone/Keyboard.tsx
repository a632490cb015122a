import { Button, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  keyboard: {
    height: '370px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalXS,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground5,
    userSelect: 'none',
  },
  done: { alignSelf: 'end' },
  row: { flex: 1, display: 'flex', justifyContent: 'center', gap: tokens.spacingHorizontalXS },
  key: {
    flex: 1,
    maxWidth: '32px',
    display: 'grid',
    placeItems: 'center',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
  space: { maxWidth: '180px' },
});

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', ' '];

/** The lower half of the phone while something is typed. It is only drawn: one types with one's own keyboard. */
export function Keyboard({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  return (
    // The field keeps the focus.
    <div className={styles.keyboard} data-keyboard onPointerDown={(event) => event.preventDefault()}>
      <Button className={styles.done} size="small" appearance="transparent" onClick={onDone}>
        Hide the keyboard
      </Button>
      {rows.map((row) => (
        <div key={row} className={styles.row} aria-hidden>
          {[...row].map((key) => (
            <span key={key} className={`${styles.key} ${key === ' ' ? styles.space : ''}`}>
              {key}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
