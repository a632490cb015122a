import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ItemForm } from '../../../domain/sessions/plan-draft.ts';
import { agendaMinutes } from './form.ts';
import { PLAN } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '6px' },
  words: { margin: 0, display: 'flex', gap: '8px', fontVariantNumeric: 'tabular-nums' },
  total: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  over: { color: tokens.colorStatusDangerForeground1 },
  bar: { display: 'block', width: '100%', height: '8px' },
  item: { fill: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
  beyond: { fill: tokens.colorStatusDangerForeground1, forcedColorAdjust: 'none' },
  free: { fill: tokens.colorNeutralBackground5 },
  end: { stroke: tokens.colorNeutralForeground1, strokeWidth: '2px' },
});

const WIDTH = 1_000;
const GAP = 3;

/** How the agenda fills the session: a segment for each item, and what is left or too much. */
export function LengthBar({ agenda, length }: { agenda: readonly ItemForm[]; length: number }) {
  const styles = useStyles();
  if (!(length > 0)) return null;
  const used = agendaMinutes(agenda);
  const rest = length - used;
  const scale = WIDTH / Math.max(length, used);
  let at = 0;
  const pieces = agenda.flatMap((item) => {
    const minutes = Number(item.minutes) || 0;
    const from = at;
    at += minutes;
    return minutes > 0 ? [{ id: item.id, from, minutes, over: at > length }] : [];
  });
  return (
    <div className={styles.root}>
      <svg
        className={styles.bar}
        viewBox={`0 0 ${WIDTH} 8`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className={styles.free} width={WIDTH} height={8} />
        {pieces.map((piece) => (
          <rect
            key={piece.id}
            className={piece.over ? styles.beyond : styles.item}
            x={piece.from * scale}
            width={Math.max(1, piece.minutes * scale - GAP)}
            height={8}
          />
        ))}
        {rest < 0 && <line className={styles.end} x1={length * scale} x2={length * scale} y1={0} y2={8} />}
      </svg>
      <p role="status" className={styles.words}>
        <span className={styles.total}>{PLAN.total(used, length)}</span>
        <span className={mergeClasses(styles.quiet, rest < 0 && styles.over)}>
          {rest === 0 ? PLAN.fits : rest > 0 ? PLAN.left(rest) : PLAN.over(-rest)}
        </span>
      </p>
    </div>
  );
}
