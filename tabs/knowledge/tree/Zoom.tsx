import { makeStyles } from '@fluentui/react-components';
import { Button } from '../../components/Button.tsx';
import { TREE } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    justifyContent: 'end',
    gap: '4px',
    marginTop: '4px',
    '@media print': { display: 'none' },
  },
});

const ZOOM = { least: 0.4, most: 2, step: 1.25 };

export const LARGER = ZOOM.step;
export const SMALLER = 1 / ZOOM.step;

/** A scale that is larger or smaller by so much, within what can be read. */
export const zoomed = (scale: number, by: number): number =>
  Math.min(ZOOM.most, Math.max(ZOOM.least, Math.round(scale * by * 100) / 100));

interface Props {
  readonly scale: number;
  readonly onResize: (by: number) => void;
  readonly onReset: () => void;
}

/** The buttons below a drawing that make it larger and smaller. */
export function Zoom({ scale, onResize, onReset }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button
        size="small"
        appearance="subtle"
        aria-label={TREE.zoomOut}
        title={`${TREE.zoomOut} (-)`}
        onClick={() => onResize(SMALLER)}
      >
        −
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={TREE.zoomReset}
        title={`${TREE.zoomReset} (0)`}
        onClick={onReset}
      >
        {Math.round(scale * 100)} %
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={TREE.zoomIn}
        title={`${TREE.zoomIn} (+)`}
        onClick={() => onResize(LARGER)}
      >
        +
      </Button>
    </div>
  );
}
