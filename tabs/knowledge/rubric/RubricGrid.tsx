import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Rubric } from '../../../domain/knowledge/types/rubric.ts';
import { Markdown } from '../../components/Markdown.tsx';
import { criterionName, levelName } from './gaps.ts';
import { RUBRIC } from './texts.ts';

const LINE = `1px solid ${tokens.colorNeutralStroke2}`;
const NARROW = '@container rubric (max-width: 639.9px)';

const useStyles = makeStyles({
  root: { containerType: 'inline-size', containerName: 'rubric', marginBottom: '24px' },
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    tableLayout: 'fixed',
    border: LINE,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    [NARROW]: { display: 'block', border: 0, borderRadius: 0 },
  },
  part: { [NARROW]: { display: 'block' } },
  heads: { [NARROW]: { display: 'none' } },
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
    [NARROW]: {
      display: 'block',
      marginBottom: '16px',
      border: LINE,
      borderRadius: tokens.borderRadiusXLarge,
      overflow: 'hidden',
    },
  },
  criterion: {
    padding: '12px',
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    [NARROW]: { display: 'block', backgroundColor: tokens.colorNeutralBackground3, borderBottom: LINE },
  },
  cell: {
    padding: '12px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderLeft: LINE,
    [NARROW]: {
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
    },
  },
  empty: { color: tokens.colorNeutralForeground3 },
});

/** Criteria in rows, levels in columns; on a narrow page a card for each criterion. */
export function RubricGrid({ rubric }: { rubric: Pick<Rubric, 'corner' | 'levels' | 'criteria'> }) {
  const styles = useStyles();
  const { corner, levels, criteria } = rubric;
  return (
    <div className={styles.root}>
      <table className={styles.table} aria-label={RUBRIC.grid}>
        <thead className={styles.heads}>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.corner)}>
              <span className={styles.number}>{corner || RUBRIC.criterion}</span>
            </th>
            {levels.map((_, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
              <th key={level} scope="col" className={styles.head}>
                <span className={styles.number}>{level + 1}</span>
                {levelName(rubric, level)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.part}>
          {criteria.map(({ cells }, criterion) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
            <tr key={criterion} className={styles.row}>
              <th scope="row" className={styles.criterion}>
                {criterionName(rubric, criterion)}
              </th>
              {cells.map((cell, level) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
                  key={level}
                  data-level={`${level + 1} ${levelName(rubric, level)}`}
                  className={styles.cell}
                >
                  {cell ? (
                    <Markdown>{cell.replaceAll('\n', '  \n')}</Markdown>
                  ) : (
                    <span className={styles.empty}>–</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
