import { type GriffelStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { RUBRIC } from './texts.ts';

const LINE = `1px solid ${tokens.colorNeutralStroke2}`;
const NARROW = '@container rubric (max-width: 559.9px)';
/** So many levels need more. */
const MANY = 5;
const NARROW_FOR_MANY = '@container levels (max-width: 759.9px)';

const narrow = (style: GriffelStyle): GriffelStyle => ({ [NARROW]: style, [NARROW_FOR_MANY]: style });

const useStyles = makeStyles({
  root: { containerType: 'inline-size', containerName: 'rubric', margin: '12px 0' },
  many: { containerName: 'levels' },
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    tableLayout: 'fixed',
    border: LINE,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    ...narrow({ display: 'block', border: 0, borderRadius: 0 }),
  },
  part: narrow({ display: 'block' }),
  heads: narrow({ display: 'none' }),
  corner: {
    width: '18%',
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: LINE,
  },
  head: {
    padding: '10px 12px',
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: LINE,
    ':not(:first-child)': { borderLeft: LINE },
  },
  number: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  row: {
    ':not(:last-child) > *': { borderBottom: LINE },
    breakInside: 'avoid',
    ...narrow({
      display: 'block',
      marginBottom: '16px',
      border: LINE,
      borderRadius: tokens.borderRadiusXLarge,
      overflow: 'hidden',
    }),
  },
  criterion: {
    padding: '12px',
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ...narrow({ display: 'block', backgroundColor: tokens.colorNeutralBackground3, borderBottom: LINE }),
  },
  cell: {
    padding: '12px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderLeft: LINE,
    ...narrow({
      display: 'block',
      borderLeft: 0,
      // On a card each level is named where it stands.
      '::before': {
        content: 'attr(data-level)',
        display: 'block',
        marginBottom: '2px',
        color: tokens.colorNeutralForeground3,
        fontSize: tokens.fontSizeBase200,
      },
      ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    }),
  },
  empty: { color: tokens.colorNeutralForeground3 },
});

/** What stands in the cells of a rubric's table: its words, and how they are drawn. */
export interface DrawnCell {
  readonly words: string;
  readonly drawn: ReactNode;
}

interface Props {
  /** The levels, with what stands above the criteria before them. */
  readonly head: readonly DrawnCell[];
  /** Each criterion, followed by what one sees on each level. */
  readonly rows: readonly (readonly DrawnCell[])[];
}

/** What the text does not say. */
const Added = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <span data-added="" className={className}>
    {children}
  </span>
);

/** Criteria in rows, levels in columns; on a narrow page a card for each criterion. */
export function RubricGrid({ head, rows }: Props) {
  const styles = useStyles();
  const [corner, ...levels] = head;
  const nameOf = (cell: DrawnCell | undefined, otherwise: string) =>
    cell?.words ? cell.drawn : <Added>{otherwise}</Added>;
  return (
    <div data-own="" className={mergeClasses(styles.root, levels.length >= MANY && styles.many)}>
      <table className={styles.table} aria-label={RUBRIC.grid}>
        <thead className={styles.heads}>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.corner)}>
              <span className={styles.number}>{nameOf(corner, RUBRIC.criterion)}</span>
            </th>
            {levels.map((cell, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
              <th key={level} scope="col" className={styles.head}>
                <Added className={styles.number}>{level + 1}</Added>
                {nameOf(cell, RUBRIC.levelAt(level + 1))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.part}>
          {rows.map(([name, ...cells], criterion) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
            <tr key={criterion} className={styles.row}>
              <th scope="row" className={styles.criterion}>
                {nameOf(name, RUBRIC.criterionAt(criterion + 1))}
              </th>
              {cells.map((cell, level) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
                  key={level}
                  data-level={`${level + 1} ${levels[level]?.words || RUBRIC.levelAt(level + 1)}`}
                  className={styles.cell}
                >
                  {cell.words ? cell.drawn : <Added className={styles.empty}>–</Added>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
