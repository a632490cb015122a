import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Box } from './layout.ts';

const useStyles = makeStyles({
  box: {
    cursor: 'pointer',
    outlineStyle: 'none',
    // Where the system sets its own colours, it draws this one.
    ':focus-visible': { outline: '2px solid transparent' },
    '& > rect': {
      fill: tokens.colorNeutralBackground1,
      stroke: tokens.colorNeutralStroke1,
      strokeWidth: '1px',
    },
    '&:hover > rect': { stroke: tokens.colorNeutralStrokeAccessible },
    '&:focus-visible > rect': { stroke: tokens.colorStrokeFocus2, strokeWidth: '3px' },
  },
  outcome: {
    '& > rect': { fill: tokens.colorBrandBackground2, stroke: tokens.colorBrandStroke2 },
  },
  reference: {
    '& > rect': { fill: 'transparent', stroke: tokens.colorNeutralStroke2, strokeDasharray: '4 3' },
  },
  // It leads back in a circle, which is to be mended.
  backBox: {
    '& > rect': {
      fill: 'transparent',
      stroke: tokens.colorPaletteDarkOrangeForeground1,
      strokeWidth: '2px',
      strokeDasharray: '6 4',
    },
  },
  back: { fill: tokens.colorPaletteDarkOrangeForeground1, fontSize: '13px' },
  chosen: { '& > rect': { stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2.5px' } },
  title: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '14px',
    fontWeight: tokens.fontWeightSemibold,
  },
  answer: { fill: tokens.colorNeutralForeground2, fontSize: '13px' },
  caption: { fill: tokens.colorBrandForeground1, fontSize: '13px' },
  sign: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '1.6px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  backSign: { stroke: tokens.colorPaletteDarkOrangeForeground1 },
  rule: { stroke: tokens.colorNeutralStroke3, strokeWidth: '1px' },
  problem: { fill: tokens.colorPaletteDarkOrangeForeground1 },
  problemMark: {
    fill: tokens.colorNeutralBackground1,
    fontSize: '12px',
    fontWeight: tokens.fontWeightBold,
  },
});

interface Props {
  readonly box: Box;
  readonly label: string;
  readonly chosen: boolean;
  readonly reached: boolean;
  readonly problem: boolean;
  readonly onOpen: (id: string) => void;
  readonly onReach: (id: string) => void;
}

/** A node of a drawing, or a dashed reference to one that is drawn elsewhere. */
export function DrawnBox({ box, label, chosen, reached, problem, onOpen, onReach }: Props) {
  const styles = useStyles();
  const { id, kind, back, x, y, width, height, lines, rules, signY, placed } = box;
  const shape = mergeClasses(
    styles.box,
    kind === 'outcome' && styles.outcome,
    kind === 'reference' && styles.reference,
    back && styles.backBox,
    chosen && styles.chosen,
  );
  const inside = (
    <>
      <rect width={width} height={height} rx={kind === 'outcome' ? 16 : 6} />
      {rules.map((at) => (
        <path key={at} d={`M1 ${at}H${width - 1}`} className={styles.rule} />
      ))}
      {kind !== 'reference' && <Sign outcome={kind === 'outcome'} y={signY} className={styles.sign} />}
      {back && <BackSign y={signY} className={mergeClasses(styles.sign, styles.backSign)} />}
      {lines.map(({ text, y: at, tone }) => (
        <text key={at} x={tone === 'title' || tone === 'back' ? 36 : 12} y={at} className={styles[tone]}>
          {/* The words of lines are told apart. */}
          {`${text} `}
        </text>
      ))}
      {problem && kind !== 'reference' && (
        <>
          <circle cx={width - 4} cy={4} r={9} className={styles.problem} />
          <text x={width - 4} y={8} textAnchor="middle" className={styles.problemMark}>
            !
          </text>
        </>
      )}
    </>
  );
  const place = { transform: `translate(${x} ${y})`, className: shape, onClick: () => onOpen(id) };
  // What it leads to stands in the label of its question.
  if (kind === 'reference') {
    return (
      <g {...place} aria-hidden>
        {inside}
      </g>
    );
  }
  return (
    <g
      {...place}
      role="treeitem"
      data-node={id}
      aria-level={placed.level + 1}
      aria-selected={chosen}
      aria-label={label}
      tabIndex={reached ? 0 : -1}
      onFocus={() => onReach(id)}
    >
      {inside}
    </g>
  );
}

/** A question mark in a ring, or a flag. */
function Sign({ outcome, y, className }: { outcome: boolean; y: number; className: string | undefined }) {
  return outcome ? (
    <path d={`M15 ${y + 17}V${y + 3}h10l-3 4 3 4H15`} className={className} />
  ) : (
    <g className={className}>
      <circle cx={20} cy={y + 9} r={8} />
      <path d={`M17.6 ${y + 7.2}a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.7M20 ${y + 13.2}v.1`} />
    </g>
  );
}

/** An arrow that turns back. */
const BackSign = ({ y, className }: { y: number; className: string | undefined }) => (
  <path d={`M14.5 ${y + 4}v4.5h4.5M14.8 ${y + 8.3}a6.5 6.5 0 1 1 -.6 4.4`} className={className} />
);
