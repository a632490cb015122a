import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';

const useStyles = makeStyles({
  root: { display: 'flex', flexShrink: 0 },
  tool: { minWidth: '32px', paddingInline: '5px' },
});

interface Props {
  readonly names: { readonly up: string; readonly down: string; readonly remove: string };
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Moves a row of a form up or down, or takes it out. */
export function RowTools({ names, first, last, onMove, onRemove }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button
        appearance="subtle"
        className={styles.tool}
        icon={<ArrowUpRegular />}
        aria-label={names.up}
        title={names.up}
        disabledFocusable={first}
        onClick={() => !first && onMove(-1)}
      />
      <Button
        appearance="subtle"
        className={styles.tool}
        icon={<ArrowDownRegular />}
        aria-label={names.down}
        title={names.down}
        disabledFocusable={last}
        onClick={() => !last && onMove(1)}
      />
      <Button
        appearance="subtle"
        className={styles.tool}
        icon={<DismissRegular />}
        aria-label={names.remove}
        title={names.remove}
        onClick={onRemove}
      />
    </div>
  );
}
