import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { inTime, readRoadmap, type Stage, stateOf } from '../../../domain/knowledge/types/roadmap.ts';
import { plainWords, tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { dayHere, sayDate, sayDateInFull } from '../../components/dates.ts';
import type { TypeReadingProps } from '../types.ts';
import { ROADMAP } from './texts.ts';

const WIDE = '@media (min-width: 800px)';

const useStyles = makeStyles({
  root: { margin: '0 0 24px' },
  // From top to bottom where it is narrow, from left to right where it is wide.
  list: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [WIDE]: { flexDirection: 'row', flexWrap: 'wrap', rowGap: '24px' },
  },
  stage: {
    position: 'relative',
    minWidth: 0,
    padding: '0 0 20px 28px',
    overflowWrap: 'anywhere',
    '::before': {
      content: '""',
      position: 'absolute',
      zIndex: 1,
      insetInlineStart: '2px',
      top: '4px',
      boxSizing: 'border-box',
      width: '14px',
      height: '14px',
      borderRadius: tokens.borderRadiusCircular,
      border: `3px solid ${tokens.colorBrandForeground1}`,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '8px',
      top: '10px',
      bottom: '-4px',
      borderLeft: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    },
    ':last-child::after': { display: 'none' },
    [WIDE]: {
      flex: '1 1 0',
      minWidth: '132px',
      padding: '28px 16px 0 0',
      '::before': { insetInlineStart: 0, top: 0 },
      '::after': {
        insetInlineStart: '7px',
        insetInlineEnd: '-7px',
        top: '6px',
        bottom: 'auto',
        borderLeft: '0',
        borderTop: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
      },
    },
  },
  past: {
    color: tokens.colorNeutralForeground3,
    '::before': {
      backgroundColor: tokens.colorNeutralStrokeAccessible,
      border: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    },
  },
  loose: {
    '::before': { border: `2px dashed ${tokens.colorNeutralStrokeAccessible}` },
  },
  today: {
    '::before': {
      width: '4px',
      height: '22px',
      top: 0,
      insetInlineStart: '7px',
      borderRadius: tokens.borderRadiusSmall,
      border: 0,
      backgroundColor: tokens.colorBrandForeground1,
      forcedColorAdjust: 'none',
    },
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [WIDE]: {
      flex: '0 0 84px',
      minWidth: 0,
      '::before': { top: '-4px', insetInlineStart: 0 },
      '::after': { insetInlineStart: '4px' },
    },
  },
  when: { margin: 0, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  name: { margin: '2px 0 0', fontWeight: tokens.fontWeightSemibold },
  quiet: { fontWeight: tokens.fontWeightRegular },
  lead: { margin: '2px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const words = (markdown: string) => plainWords(tokensOf(markdown) ?? []) || markdown;

/** The stages of a roadmap in time, with today among them. What will be true stands in the text below. */
export default function Timeline({ body }: TypeReadingProps) {
  const styles = useStyles();
  const today = dayHere();
  const { stages } = readRoadmap(body);
  if (stages.length === 0) return null;
  const ordered = inTime(stages);
  const next = ordered.findIndex((one) => stateOf(one, today) !== 'past');
  const at = next < 0 ? ordered.length : next;
  const dated = ordered.some((one) => ['past', 'coming'].includes(stateOf(one, today)));
  const stage = (one: Stage, place: number) => {
    const state = stateOf(one, today);
    return (
      <li
        key={`${place} ${one.stage}`}
        className={mergeClasses(
          styles.stage,
          state === 'past' && styles.past,
          (state === 'undated' || state === 'unclear') && styles.loose,
        )}
      >
        <p className={styles.when}>
          {state === 'undated' && ROADMAP.noDate}
          {state === 'unclear' && ROADMAP.unclear(words(one.date))}
          {(state === 'past' || state === 'coming') && (
            <time dateTime={one.date} title={sayDateInFull(one.date)}>
              {sayDate(one.date)}
            </time>
          )}
          {state === 'past' && ` · ${ROADMAP.past}`}
        </p>
        <p className={mergeClasses(styles.name, state === 'past' && styles.quiet)}>
          {words(one.stage || one.outcome) || ROADMAP.unnamed}
        </p>
        {one.lead && <p className={styles.lead}>{words(one.lead)}</p>}
      </li>
    );
  };
  return (
    <section aria-label={ROADMAP.timeline} className={styles.root}>
      <ol className={styles.list}>
        {ordered.slice(0, at).map(stage)}
        {dated && (
          <li className={mergeClasses(styles.stage, styles.today)}>
            <p className={styles.when}>{ROADMAP.today}</p>
          </li>
        )}
        {ordered.slice(at).map((one, place) => stage(one, at + place))}
      </ol>
    </section>
  );
}
